using System.Collections.Immutable;

namespace Preview.Timeline;

/// <summary>Resources of which each waits for the one before.</summary>
internal sealed record TimelineChain(ImmutableArray<TimelineStep> Steps)
{
    /// <summary>The chain that ends with a step; empty for none.</summary>
    public static TimelineChain To(TimelineStep? last)
    {
        List<TimelineStep> steps = [];
        for (var at = last; at is not null; at = at.After)
        {
            steps.Add(at);
        }

        steps.Reverse();
        return new TimelineChain([.. steps]);
    }

    /// <summary>How long the chain takes, in seconds.</summary>
    public int Seconds => Steps.IsEmpty ? 0 : Steps[^1].Finish;

    /// <summary>The same, were each step as quick as it was ever seen.</summary>
    public int Low => Steps.Sum(step => step.Time.Low);

    /// <summary>The same, were each step as slow as it was ever seen.</summary>
    public int High => Steps.Sum(step => step.Time.High);
}
