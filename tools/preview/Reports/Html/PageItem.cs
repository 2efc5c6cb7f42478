using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;

namespace Preview.Reports.Html;

/// <summary>A resource in the tree of the page: on several stacks one, where the same happens to it.</summary>
/// <param name="Change">The change, on the first of the stacks.</param>
/// <param name="Layer">The layer, in words.</param>
/// <param name="Lines">The diff.</param>
internal sealed record PageItem(ResourceChange Change, string Layer, ImmutableArray<DiffLine> Lines)
{
    private readonly List<(string Stack, ResourceChange Change)> _onStacks = [];

    /// <summary>The stacks, and the resource's URN on each.</summary>
    public IEnumerable<(string Stack, Urn Urn)> Stacks => _onStacks.Select(on => (on.Stack, on.Change.Urn));

    /// <summary>What it is replaced or changed after; null for what stands for itself.</summary>
    public string? Cause { get; private init; }

    /// <summary>The kind and the name by which people know it.</summary>
    public string Name => FoldedChange.NameOf(Change);

    /// <summary>The items of a report in the order of the plans, and the place of each change among them.</summary>
    public static (ImmutableArray<PageItem> Items, IReadOnlyDictionary<ResourceChange, int> Places) Of(Report report)
    {
        var items = ImmutableArray.CreateBuilder<PageItem>();
        Dictionary<string, int> known = [];
        var places = new Dictionary<ResourceChange, int>(ReferenceEqualityComparer.Instance);
        // A stack with a single tenant calls it as the others do.
        HashSet<string> repeated = [.. report.Stacks.SelectMany(stack => Architecture.Of(stack).Repeated)];
        foreach (var stack in report.Stacks)
        {
            Dictionary<Urn, ResourceChange> byUrn = [];
            foreach (var change in stack.Resources)
            {
                byUrn.TryAdd(change.Urn, change);
            }

            HashSet<string> own = [];
            foreach (var change in stack.Resources)
            {
                var item = new PageItem(change, Architecture.LayerOf(change, repeated), change.IsChange ? [.. DiffLines.Of(change)] : [])
                {
                    Cause = change.Cause is { } cause && byUrn.TryGetValue(cause, out var first) ? FoldedChange.NameOf(first) : null,
                };
                var key = item.Key();
                // Two that look alike on one stack are two all the same.
                if (!own.Add(key) || !known.TryGetValue(key, out var place))
                {
                    place = items.Count;
                    known[key] = place;
                    items.Add(item);
                }

                items[place]._onStacks.Add((stack.Stack, change));
                places.Add(change, place);
            }
        }

        return (items.ToImmutable(), places);
    }

    private string Key() => string.Join('\n',
    [
        Change.Kind.Word(), string.Join('/', Change.Part), Layer, Change.Resource.Type, Change.Urn.Name, Name, Cause ?? "", $"{Change.Danger}", $"{Change.Order}",
        .. Change.Properties.Where(property => property.Noise is not null).Select(property => $"{property.Path}: {property.Noise}"),
        .. Lines.Select(line => $"{line.Sign}{line.Text}"),
    ]);
}
