using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Timeline;

/// <summary>When one resource is made, in seconds after the beginning.</summary>
internal sealed record TimelineStep(PlanResource Resource, CreationTime Time, int Start)
{
    public int Finish => Start + Time.Typical;
}

/// <summary>Resources of which each waits for the one before.</summary>
internal sealed record TimelineChain(ImmutableArray<TimelineStep> Steps)
{
    /// <summary>How long the chain takes, in seconds.</summary>
    public int Seconds => Steps.IsEmpty ? 0 : Steps[^1].Finish;

    /// <summary>The same, were each step as quick as it was ever seen.</summary>
    public int Low => Steps.Sum(static step => step.Time.Low);

    /// <summary>The same, were each step as slow as it was ever seen.</summary>
    public int High => Steps.Sum(static step => step.Time.High);
}
