using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;

namespace Preview.Reports;

/// <summary>The same change on one stack or several.</summary>
/// <param name="Change">The change, on the first of the stacks.</param>
/// <param name="Stacks">The stacks.</param>
internal sealed record FoldedChange(ResourceChange Change, ImmutableArray<string> Stacks)
{
    // Fewer than these are better read by name.
    private const int FewestAlike = 4;

    /// <summary>The kind and the name by which people know it: <c>ResourceQuota analytics/quota</c>; of several the kinds: <c>8 resources (6 Subnet, 2 Role)</c>.</summary>
    public string Name => Alike.IsEmpty ? NameOf(Change) : $"{Alike.Length} resources ({KindsOf(Alike)})";

    /// <summary>All the resources, when the same is changed in several; empty for one.</summary>
    public ImmutableArray<ResourceChange> Alike { get; init; } = [];

    /// <summary>What else is replaced because this is.</summary>
    public ImmutableArray<ResourceChange> Followers { get; init; } = [];

    /// <summary>A row for each change: what is made or goes under the same name on several stacks is one, what changes where it changes alike; the same in many resources of a part is one row.</summary>
    public static ImmutableArray<FoldedChange> Rows(Report report) =>
        Gather(Fold(report, _ => []), folded => string.Join('/', folded.Change.Part));

    /// <summary>A diff for each change: on several stacks and many resources one where they are the same line by line.</summary>
    public static ImmutableArray<FoldedChange> Diffs(Report report) =>
        Gather(Fold(report, LinesOf), _ => "");

    // In the order of the plans; what only follows from a replacement is with it.
    private static ImmutableArray<FoldedChange> Fold(Report report, Func<ResourceChange, IEnumerable<string>> content)
    {
        Dictionary<string, (ResourceChange Change, List<string> Stacks, ImmutableArray<ResourceChange> Followers)> folded = [];
        List<string> order = [];
        foreach (var stack in report.Stacks)
        {
            var followers = stack.Changes.ToLookup(change => change.Cause);
            foreach (var change in stack.Changes.Where(change => change.Cause is null))
            {
                ImmutableArray<ResourceChange> own = [.. followers[change.Urn]];
                var key = KeyOf(change, own, content);
                if (folded.TryGetValue(key, out var found))
                {
                    found.Stacks.Add(stack.Stack);
                }
                else
                {
                    folded.Add(key, (change, [stack.Stack], own));
                    order.Add(key);
                }
            }
        }

        return [.. order.Select(key => new FoldedChange(folded[key].Change, [.. folded[key].Stacks]) { Followers = folded[key].Followers })];
    }

    /// <summary>The kind and the name by which people know a resource. A name that either side keeps secret is not told.</summary>
    public static string NameOf(ResourceChange change)
    {
        var resource = change.Resource;
        if (resource.Type == Urn.StackType)
        {
            return "outputs of the stack";
        }

        var name = Known(change, "name") ?? resource.Urn.Name;
        return $"{Kinds.Of(resource)} {(Known(change, "namespace") is { } space ? $"{space}/{name}" : name)}";
    }

    private static string? Known(ResourceChange change, string key) =>
        IsSecretIn(change.Before, key) || IsSecretIn(change.After, key) ? null : change.Resource.Inputs.Map("metadata").Text(key);

    // A secret may be the name, or all that it is in.
    private static bool IsSecretIn(PlanResource? side, string key) => side?.Inputs["metadata"] is PlanSecret || side?.Inputs.Map("metadata")[key] is PlanSecret;

    // One change of a tag is one thing to read, though it is in a hundred resources.
    private static ImmutableArray<FoldedChange> Gather(ImmutableArray<FoldedChange> changes, Func<FoldedChange, string> within)
    {
        var gone = new HashSet<FoldedChange>(ReferenceEqualityComparer.Instance);
        var gathered = new Dictionary<FoldedChange, FoldedChange>(ReferenceEqualityComparer.Instance);
        foreach (var alike in changes
            .Where(folded => folded.Change is { Kind: ChangeKind.Update, Danger: null, IsMoved: false } && folded.Followers.IsEmpty)
            .GroupBy(folded => string.Join('\n', [within(folded), string.Join(',', folded.Stacks), .. LinesOf(folded.Change)]))
            .Where(group => group.Count() >= FewestAlike))
        {
            gathered.Add(alike.First(), alike.First() with { Alike = [.. alike.Select(folded => folded.Change)] });
            gone.UnionWith(alike.Skip(1));
        }

        return [.. changes.Where(folded => !gone.Contains(folded)).Select(folded => gathered.GetValueOrDefault(folded, folded))];
    }

    private static IEnumerable<string> LinesOf(ResourceChange change) => DiffLines.Of(change).Select(line => $"{line.Sign}{line.Text}");

    private static string KindsOf(IEnumerable<ResourceChange> changes) => string.Join(", ", changes
        .GroupBy(change => Kinds.Of(change.Resource))
        .OrderByDescending(kind => kind.Count())
        .ThenBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => $"{kind.Count()} {kind.Key}"));

    private static string KeyOf(ResourceChange change, ImmutableArray<ResourceChange> followers, Func<ResourceChange, IEnumerable<string>> content) => string.Join('\n',
    [
        change.Kind.ToString(), string.Join('/', change.Part), change.Resource.Type, NameOf(change), $"{change.Danger}", $"{change.Order}",
        .. change.Kind is ChangeKind.Create or ChangeKind.Delete ? content(change) : LinesOf(change),
        .. followers.Select(follower => follower.Urn.Name),
    ]);
}
