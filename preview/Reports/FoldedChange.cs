using System.Collections.Immutable;
using Preview.Changes;
using Preview.Display;
using Preview.Plans;

namespace Preview.Reports;

/// <summary>The same change on one stack or several.</summary>
/// <param name="Change">The change, on the first of the stacks.</param>
/// <param name="Stacks">The stacks.</param>
internal sealed record FoldedChange(ResourceChange Change, ImmutableArray<string> Stacks)
{
    /// <summary>The kind and the name by which people know it: <c>ResourceQuota analytics/quota</c>, <c>Bucket spark-data</c>.</summary>
    public string Name => NameOf(Change.Resource);

    /// <summary>What else is replaced because this is.</summary>
    public ImmutableArray<ResourceChange> Followers { get; init; } = [];

    /// <summary>A row for each change: what is made or goes under the same name on several stacks is one, what changes where it changes alike.</summary>
    public static ImmutableArray<FoldedChange> Rows(Report report) => Fold(report, static _ => []);

    /// <summary>A diff for each change: on several stacks one where they are the same line by line.</summary>
    public static ImmutableArray<FoldedChange> Diffs(Report report) => Fold(report, static change => DiffLines.Of(change).Select(static line => $"{line.Sign}{line.Text}"));

    // In the order of the plans; what only follows from a replacement is with it.
    private static ImmutableArray<FoldedChange> Fold(Report report, Func<ResourceChange, IEnumerable<string>> content)
    {
        Dictionary<string, (ResourceChange Change, List<string> Stacks, ImmutableArray<ResourceChange> Followers)> folded = [];
        List<string> order = [];
        foreach (StackChanges stack in report.Stacks)
        {
            ILookup<Urn?, ResourceChange> followers = stack.Changes.ToLookup(static change => change.Cause);
            foreach (ResourceChange change in stack.Changes.Where(static change => change.Cause is null))
            {
                ImmutableArray<ResourceChange> own = [.. followers[change.Urn]];
                string key = KeyOf(change, own, content);
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

    /// <summary>The kind and the name by which people know a resource.</summary>
    public static string NameOf(PlanResource resource)
    {
        if (resource.Type == Urn.StackType)
        {
            return "outputs of the stack";
        }

        PlanMap metadata = resource.Inputs.Map("metadata");
        string name = metadata.Text("name") ?? resource.Urn.Name;
        return $"{Kinds.Of(resource)} {(metadata.Text("namespace") is { } space ? $"{space}/{name}" : name)}";
    }

    private static string KeyOf(ResourceChange change, ImmutableArray<ResourceChange> followers, Func<ResourceChange, IEnumerable<string>> content) => string.Join('\n',
    [
        change.Kind.ToString(), string.Join('/', change.Part), change.Resource.Type, NameOf(change.Resource), $"{change.Danger}", $"{change.Order}",
        .. change.Kind is ChangeKind.Create or ChangeKind.Delete ? content(change) : DiffLines.Of(change).Select(static line => $"{line.Sign}{line.Text}"),
        .. followers.Select(static follower => follower.Urn.Name),
    ]);
}
