using Preview.Changes;
using Preview.Plans;
using Preview.Timeline;

namespace Preview.Reports;

/// <summary>How long it takes to make a stack from nothing, on both sides.</summary>
internal sealed class StackTimeline
{
    private readonly Dictionary<Urn, ResourceChange> _changes = [];
    private readonly Dictionary<Urn, TimelineStep> _before = [];

    /// <param name="changes">What changes in the stack.</param>
    /// <param name="before">BASE's plan of it; null when BASE does not have the stack.</param>
    /// <param name="after">HEAD's plan of it.</param>
    public StackTimeline(StackChanges changes, Plan? before, Plan after)
    {
        Stack = changes.Stack;
        Before = before is null ? null : UpTimeline.Of(before);
        After = UpTimeline.Of(after);
        foreach (var step in Before?.Steps ?? [])
        {
            _before.TryAdd(step.Resource.Urn, step);
        }

        foreach (var change in changes.Resources.Where(change => change.After is not null))
        {
            _changes.TryAdd(change.Urn, change);
        }
    }

    public string Stack { get; }

    public UpTimeline? Before { get; }

    public UpTimeline After { get; }

    /// <summary>What happens to the resource of one of HEAD's steps.</summary>
    public ResourceChange? ChangeOf(TimelineStep step) => _changes.GetValueOrDefault(step.Resource.Urn);

    /// <summary>BASE's step for the resource of one of HEAD's, under whatever URN; null when BASE does not have it.</summary>
    public TimelineStep? BeforeOf(TimelineStep step) => ChangeOf(step)?.Before is { } before ? _before.GetValueOrDefault(before.Urn) : null;
}
