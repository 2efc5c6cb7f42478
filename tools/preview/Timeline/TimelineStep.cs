using Preview.Plans;

namespace Preview.Timeline;

/// <summary>When one resource is made, in seconds after the beginning. A step is equal to itself alone.</summary>
/// <param name="resource">The resource.</param>
/// <param name="time">How long it takes.</param>
/// <param name="after">The one that it waited for the longest; null for what begins at once.</param>
internal sealed class TimelineStep(PlanResource resource, CreationTime time, TimelineStep? after)
{
    public PlanResource Resource { get; } = resource;

    public CreationTime Time { get; } = time;

    public TimelineStep? After { get; } = after;

    public int Start { get; } = after?.Finish ?? 0;

    public int Finish => Start + Time.Typical;
}
