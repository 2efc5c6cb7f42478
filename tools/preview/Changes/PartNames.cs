using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Changes;

/// <summary>The parts of a plan: for each resource the names of the components that it is in.</summary>
internal sealed class PartNames
{
    private readonly Dictionary<Urn, ImmutableArray<string>> _parts = [];

    public PartNames(Plan plan)
    {
        // A plan has parents before their children.
        foreach (var resource in plan.Resources)
        {
            var above = Of(resource);
            _parts[resource.Urn] = resource.IsComponent ? above.Add(resource.Urn.Name) : above;
        }
    }

    /// <summary>From the outermost component on; empty for what is in none.</summary>
    public ImmutableArray<string> Of(PlanResource resource) =>
        resource.Parent is { } parent && _parts.TryGetValue(parent, out var names) ? names : [];
}
