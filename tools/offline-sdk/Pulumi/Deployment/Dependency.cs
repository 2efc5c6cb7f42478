namespace Pulumi;

/// <summary>Finds out what a dependency on a resource amounts to.</summary>
internal static class Dependency
{
    private static readonly SortedSet<string> None = [];

    /// <summary>
    /// The resources to wait for: a component stands for all that it contains, down to resources that a provider manages and to
    /// remote components, whose children this process does not know.
    /// </summary>
    public static HashSet<Resource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var result = new HashSet<Resource>();
        var waiting = new Stack<Resource>(resources);
        while (waiting.TryPop(out var resource))
        {
            // An input of nothing is an element too.
            if (resource is null || !seen.Add(resource))
            {
                continue;
            }

            if (resource is not ComponentResource component || component.IsRemote)
            {
                result.Add(resource);
            }

            // The children of a resource that a provider manages may well depend on one another; a component's do not.
            foreach (var child in resource is ComponentResource ? resource.Children() : [])
            {
                waiting.Push(child);
            }
        }

        return result;
    }

    /// <summary>The URNs of the expanded resources, in order.</summary>
    public static ValueTask<SortedSet<string>> UrnsAsync(IReadOnlyCollection<Resource> resources)
        => resources.Count == 0 ? new(None) : UrnsOfAsync(Expand(resources));

    /// <summary>The URNs of resources, in order.</summary>
    public static async ValueTask<SortedSet<string>> UrnsOfAsync(HashSet<Resource> resources)
    {
        if (resources.Count == 0)
        {
            return None;
        }

        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (await resource.Urn.ValueAsync(string.Empty).ConfigureAwait(false) is { Length: > 0 } urn)
            {
                urns.Add(urn);
            }
        }

        return urns;
    }
}
