using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;

namespace Preview.Reports;

/// <summary>Several resources of a part that go or are made anew, and hold nothing.</summary>
/// <param name="Kind">What happens to them.</param>
/// <param name="Part">The part.</param>
/// <param name="Kinds">What they are: <c>6 NetworkPolicy, 4 Role</c>.</param>
/// <param name="Stacks">The stacks.</param>
internal sealed record DangerGroup(ChangeKind Kind, string Part, string Kinds, ImmutableArray<string> Stacks);

/// <summary>What a reader must see before all else, the same on several stacks as one.</summary>
/// <param name="Single">By name, the gravest first.</param>
/// <param name="Groups">What there is too much of to name each; all of it is among the changes.</param>
internal sealed record DangerBlock(ImmutableArray<FoldedChange> Single, ImmutableArray<DangerGroup> Groups)
{
    private const int MostOfAPart = 4;

    public bool IsEmpty => Single.IsEmpty && Groups.IsEmpty;

    public static DangerBlock Of(Report report)
    {
        FoldedChange[] all = [.. All(report)];
        ILookup<(ChangeKind, string), FoldedChange> many = all
            .Where(folded => folded.Change.Danger!.Level == DangerLevel.Deleted && folded.Followers.IsEmpty)
            .GroupBy(folded => (folded.Change.Kind, string.Join(" / ", folded.Change.Part)))
            .Where(group => group.Count() > MostOfAPart)
            .SelectMany(group => group.Select(folded => (group.Key, folded)))
            .ToLookup(entry => entry.Key, entry => entry.folded);
        HashSet<FoldedChange> grouped = [.. many.SelectMany(group => group)];
        return new DangerBlock([.. all.Where(folded => !grouped.Contains(folded))], [.. many.Select(group => Group(report, group.Key, [.. group]))]);
    }

    // What only follows from a replacement stands for itself where it holds data; else it is counted with its cause.
    private static IEnumerable<FoldedChange> All(Report report)
    {
        List<(string Stack, ResourceChange Change, ResourceChange[] Followers)> all = [];
        foreach (var stack in report.Stacks)
        {
            var followers = stack.Changes.ToLookup(change => change.Cause);
            all.AddRange(stack.Dangerous
                .Where(change => change.Cause is null || change.Danger!.Level > DangerLevel.ProtectionLowered)
                .Select(change => (stack.Stack, change, followers[change.Urn].ToArray())));
        }

        return all
            .GroupBy(found => (
                string.Join('/', found.Change.Part), FoldedChange.NameOf(found.Change), found.Change.Kind, found.Change.Danger, found.Change.Order, DangerText.Because(found.Change), found.Followers.Length))
            .OrderByDescending(group => group.Key.Danger!.Level)
            .Select(group => new FoldedChange(group.First().Change, [.. group.Select(found => found.Stack)]) { Followers = [.. group.First().Followers] });
    }

    private static DangerGroup Group(Report report, (ChangeKind Kind, string Part) key, FoldedChange[] changes) => new(
        key.Kind,
        key.Part == "" ? "the stack itself" : key.Part,
        string.Join(", ", changes.GroupBy(folded => Kinds.Of(folded.Change.Resource)).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Count()} {kind.Key}")),
        [.. report.Stacks.Select(stack => stack.Stack).Where(stack => changes.Any(folded => folded.Stacks.Contains(stack)))]);
}
