using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>
/// All resources of a stack with their outputs, in the order of the plan. The stack itself, components and providers are among them.
/// </summary>
public sealed class StackResources
{
    private readonly Dictionary<string, ImmutableArray<Resource>> _byType;
    private readonly Dictionary<string, Resource> _byUrn;

    /// <summary>The resources of a stack.</summary>
    /// <param name="resources">All of them, in an order that is the same each time.</param>
    public StackResources(ImmutableArray<Resource> resources)
    {
        All = resources;
        _byType = resources.GroupBy(resource => resource.Type).ToDictionary(group => group.Key, group => group.ToImmutableArray());
        _byUrn = new Dictionary<string, Resource>(resources.Length);
        foreach (var resource in resources)
        {
            _byUrn.TryAdd(resource.Urn, resource);
        }
    }

    /// <summary>All resources.</summary>
    public ImmutableArray<Resource> All { get; }

    /// <summary>The resources of a type.</summary>
    public ImmutableArray<Resource> OfType(string type) => _byType.TryGetValue(type, out var resources) ? resources : [];

    /// <summary>The resource of that URN; null when there is none.</summary>
    public Resource? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>The resource's parent, its parent and so on, up to the stack.</summary>
    public IEnumerable<Resource> Above(Resource resource)
    {
        for (var above = Find(resource.Parent); above is not null; above = Find(above.Parent))
        {
            yield return above;
        }
    }
}
