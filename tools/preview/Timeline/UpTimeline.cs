using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Timeline;

/// <summary>
/// How long <c>pulumi up</c> would take to make everything of a plan, modelled: every resource begins once all that it comes after is
/// there, nothing waits for a free hand, and each takes what <see cref="CreationTimes"/> says is typical.
/// </summary>
/// <param name="Steps">Every resource that is made, in the order of the plan.</param>
/// <param name="Critical">The chain that decides how long it takes.</param>
/// <param name="Forced">
/// The shortest chain that there can be: the longest one over only what the cloud itself makes a resource wait for, whatever the program says.
/// </param>
/// <param name="Untimed">The types that the table knows neither by themselves nor by their provider; they count as no time.</param>
internal sealed record UpTimeline(ImmutableArray<TimelineStep> Steps, TimelineChain Critical, TimelineChain Forced, ImmutableArray<string> Untimed)
{
    private static readonly CreationTime Nothing = new(0, 0, 0, 0, new DataSource("", "", "", default));

    /// <summary>How long it takes, in seconds.</summary>
    public int Seconds => Critical.Seconds;

    /// <summary>How many times the shortest chain it takes; 1 is as short as the cloud allows.</summary>
    public double Ratio => Forced.Seconds == 0 ? 1 : (double)Seconds / Forced.Seconds;

    public static UpTimeline Of(Plan plan) => Of(plan, CreationTimes.Shipped);

    public static UpTimeline Of(Plan plan, CreationTimes times)
    {
        List<TimelineStep> steps = [];
        var planned = new Dictionary<Urn, TimelineStep>(plan.Resources.Length);
        var forced = new ForcedChain(times);
        var untimed = new SortedSet<string>(StringComparer.Ordinal);
        TimelineStep? last = null;

        // In a plan every resource comes after all that it refers to.
        foreach (var resource in plan.Resources)
        {
            TimelineStep[] before = [.. PlanOrder.Needs(resource).Select(planned.GetValueOrDefault).OfType<TimelineStep>()];
            var decides = before.MaxBy(other => other.Finish);
            var known = resource.IsManaged ? times.Of(ResourceKind.Of(resource)) : Nothing;
            var time = known ?? Nothing;
            if (known is null)
            {
                untimed.Add(resource.Type);
            }

            // What is not made hands on what it waits for.
            var own = new TimelineStep(resource, time, decides is { Resource.IsManaged: false } ? decides.After : decides);
            planned[resource.Urn] = own;
            forced.Add(resource, time, before.Select(other => other.Resource.Urn));
            if (resource.IsManaged)
            {
                steps.Add(own);
                last = last is null || own.Finish > last.Finish ? own : last;
            }
        }

        return new UpTimeline([.. steps], TimelineChain.To(last), forced.Longest(), [.. untimed]);
    }
}
