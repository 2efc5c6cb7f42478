using System.Collections.Immutable;
using Preview.Text;
using Preview.Timeline;

namespace Preview.Reports;

/// <summary>How long it takes to make a stack from nothing, modelled.</summary>
internal static class DurationSection
{
    /// <summary>Null where a change leaves it as it is on every stack.</summary>
    public static Section? Of(SectionInputs inputs)
    {
        Stack[] changed =
        [
            .. inputs.After.Select(after => new Stack(
                    after.Key, inputs.Before.GetValueOrDefault(after.Key) is { } before ? UpTimeline.Of(before) : null, UpTimeline.Of(after.Value)))
                .Where(stack => stack.Before?.Seconds != stack.After.Seconds),
        ];
        return changed.Length == 0 ? null : new Section
        {
            Title = "Duration",
            Summary = "making everything from nothing takes another time, as modelled",
            Columns = ["stack", "before", "after", "what decides it"],
            NumberColumns = [1, 2],
            Rows =
            [
                .. changed.Select(stack => ImmutableArray.Create(
                    stack.Name, stack.Before is null ? "–" : TimeText.Show(stack.Before.Seconds), TimeText.Show(stack.After.Seconds), Deciding(stack.After))),
            ],
        };
    }

    // The slowest steps of the chain, in the order in which they come.
    private static string Deciding(UpTimeline timeline)
    {
        HashSet<TimelineStep> slowest = [.. timeline.Critical.Steps.OrderByDescending(step => step.Time.Typical).Take(3)];
        return string.Join(" → ", timeline.Critical.Steps.Where(slowest.Contains).Select(step => step.Resource.Urn.Name));
    }

    private sealed record Stack(string Name, UpTimeline? Before, UpTimeline After);
}
