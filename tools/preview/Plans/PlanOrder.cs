using System.Collections.Immutable;

namespace Preview.Plans;

/// <summary>
/// The order of the resources in a plan. Registrations arrive in another order at each run; this order depends only on what was
/// registered:
/// <list type="number">
/// <item>the stack,</item>
/// <item>the providers without a parent that are made for the stack, by URN,</item>
/// <item>the tree of components as one reads it: parents before children, and among siblings first those that need none of the
/// others, then those that need only these, and so on; siblings of one rank by URN.</item>
/// </list>
/// A resource that needs something further down the tree, its provider or a dependency, has it put before itself. So every
/// resource comes after all that it refers to, which is what Pulumi asks of a deployment.
/// </summary>
internal sealed class PlanOrder
{
    private readonly Dictionary<Urn, PlanResource> _byUrn;
    private readonly Dictionary<Urn, Urn[]> _needs;
    private readonly HashSet<Urn> _placed = [];
    private readonly ImmutableArray<PlanResource>.Builder _ordered;

    private PlanOrder(IReadOnlyCollection<PlanResource> resources)
    {
        _byUrn = resources.ToDictionary(resource => resource.Urn);
        _needs = resources.ToDictionary(resource => resource.Urn, resource => Needs(resource).Where(_byUrn.ContainsKey).ToArray());
        _ordered = ImmutableArray.CreateBuilder<PlanResource>(resources.Count);
    }

    public static ImmutableArray<PlanResource> Sort(IReadOnlyCollection<PlanResource> resources) => new PlanOrder(resources).Sort();

    private ImmutableArray<PlanResource> Sort()
    {
        var ranks = new SiblingRanks(_byUrn.Values, _needs);
        var children = _byUrn.Values
            .OrderBy(resource => ranks.Of(resource.Urn))
            .ThenBy(resource => resource.Urn)
            .ToLookup(resource => resource.Parent);

        foreach (var stack in children[null].Where(resource => resource.Type == Urn.StackType))
        {
            Place(stack);
        }

        foreach (var provider in children[null].Where(resource => resource.IsProvider).OrderBy(resource => resource.Urn))
        {
            Place(provider);
        }

        var open = new Stack<PlanResource>(children[null].Reverse());
        while (open.TryPop(out var resource))
        {
            Place(resource);
            foreach (var child in children[resource.Urn].Reverse())
            {
                open.Push(child);
            }
        }

        return _ordered.DrainToImmutable();
    }

    // A chain of dependencies can be as long as the plan, so the way back is kept here and not on the call stack.
    private void Place(PlanResource resource)
    {
        if (!_placed.Add(resource.Urn))
        {
            return;
        }

        var open = new Stack<(PlanResource Resource, int Next)>([(resource, 0)]);
        while (open.TryPop(out var top))
        {
            var needs = _needs[top.Resource.Urn];
            if (top.Next == needs.Length)
            {
                _ordered.Add(top.Resource);
                continue;
            }

            open.Push(top with { Next = top.Next + 1 });
            if (_placed.Add(needs[top.Next]))
            {
                open.Push((_byUrn[needs[top.Next]], 0));
            }
        }
    }

    /// <summary>All that must stand before a resource: the parent first, then by URN.</summary>
    public static IEnumerable<Urn> Needs(PlanResource resource)
    {
        HashSet<Urn> needs = [.. resource.Dependencies, .. resource.ReplaceWith];
        foreach ((_, var urns) in resource.PropertyDependencies)
        {
            needs.UnionWith(urns);
        }

        if (resource.DeletedWith is { } other)
        {
            needs.Add(other);
        }

        if (resource.Provider.LastIndexOf("::", StringComparison.Ordinal) is var end and > 0)
        {
            needs.Add(new Urn(resource.Provider[..end]));
        }

        return resource.Parent is { } parent ? needs.Order().Prepend(parent) : needs.Order();
    }
}
