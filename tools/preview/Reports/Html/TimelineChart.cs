using System.Collections.Immutable;
using Preview.Timeline;

namespace Preview.Reports.Html;

/// <summary>A time between two others, in seconds after the beginning.</summary>
internal readonly record struct Period(int Start, int Finish)
{
    public static Period Of(TimelineStep step) => new(step.Start, step.Finish);
}

/// <summary>A bar of a chart.</summary>
/// <param name="Row">What is made.</param>
/// <param name="EndsLast">True when it ends with the chain, so that it decides as well.</param>
/// <param name="IsNew">True when BASE has none of it.</param>
/// <param name="Before">When BASE makes it, where that is another time; null where it is the same, or not one time for all.</param>
internal sealed record ChartBar(TimelineRow Row, bool EndsLast, bool IsNew, Period? Before);

/// <summary>What a chart has no bar for.</summary>
/// <param name="Count">How many resources it is.</param>
/// <param name="Longest">How long the longest takes, in seconds.</param>
/// <param name="Finish">When the last is there.</param>
/// <param name="Busy">When any of it is being made, in parts of the axis, each of which is one <see cref="TimelineChart.Fineness"/>th.</param>
internal sealed record ChartRest(int Count, int Longest, int Finish, ImmutableArray<Period> Busy);

/// <summary>Bars, and what there is no room for; null when that is nothing.</summary>
internal sealed record ChartGroup(ImmutableArray<ChartBar> Bars, ChartRest? Rest);

/// <summary>What is worth drawing of how long a stack takes: the chain that decides, the slowest beside it, and the rest as one.</summary>
internal sealed class TimelineChart
{
    /// <summary>In how many parts the rest is shown, however much it is.</summary>
    public const int Fineness = 240;

    private const int MostOfChain = 12;
    private const int MostOthers = 9;

    // A shorter bar cannot be seen.
    private const int ShortestPart = 40;

    private const int MostTicks = 8;
    private const int Day = 86400;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 28800];

    private readonly StackTimeline _stack;

    public TimelineChart(StackTimeline stack)
    {
        _stack = stack;
        var chain = stack.After.Critical.Steps;
        Scale = Math.Max(1, Math.Max(Seconds, BeforeSeconds ?? 0));

        HashSet<TimelineStep> longest = [.. chain.OrderByDescending(step => step.Time.Typical).Take(MostOfChain)];
        Chain = Group(TimelineRow.Each(chain.Where(longest.Contains)), chain);

        TimelineStep[] others = [.. stack.After.Steps.Except(chain)];
        Others = Group(
            [
                .. TimelineRow.Of(others.Where(step => step.Time.Typical > 0 && step.Time.Typical * ShortestPart >= Seconds))
                    .Take(MostOthers)
                    .OrderBy(row => row.Start)
                    .ThenByDescending(row => row.Finish),
            ],
            others);
        HashSet<TimelineStep> old = [.. chain.Select(stack.BeforeOf).OfType<TimelineStep>()];
        var oldChain = stack.Before?.Critical.Steps ?? [];
        Left = [.. oldChain.Where(step => !old.Contains(step))];
        Joined = stack.Before is null ? [] : [.. chain.Where(step => stack.BeforeOf(step) is not { } before || !oldChain.Contains(before))];
    }

    public int Seconds => _stack.After.Seconds;

    /// <summary>How long it takes in BASE; null when BASE does not have the stack.</summary>
    public int? BeforeSeconds => _stack.Before?.Seconds;

    /// <summary>The end of the axis, in seconds.</summary>
    public int Scale { get; }

    /// <summary>The chain that decides, in its order.</summary>
    public ChartGroup Chain { get; }

    /// <summary>The slowest beside it, as they begin.</summary>
    public ChartGroup Others { get; }

    /// <summary>The steps that are in HEAD's chain and not in BASE's; empty when there is no BASE.</summary>
    public ImmutableArray<TimelineStep> Joined { get; }

    /// <summary>The steps that are in BASE's chain and not in HEAD's.</summary>
    public ImmutableArray<TimelineStep> Left { get; }

    /// <summary>The marks of an axis, in seconds: round times, no more than eight after the beginning.</summary>
    public static IEnumerable<int> Ticks(int scale)
    {
        var step = Steps.FirstOrDefault(step => scale / step <= MostTicks, ((scale / MostTicks / Day) + 1) * Day);
        for (var tick = 0; tick <= scale; tick += step)
        {
            yield return tick;
        }
    }

    private ChartGroup Group(ImmutableArray<TimelineRow> rows, IReadOnlyList<TimelineStep> all)
    {
        HashSet<TimelineStep> drawn = [.. rows.SelectMany(row => row.Steps)];
        TimelineStep[] rest = [.. all.Where(step => !drawn.Contains(step))];
        return new ChartGroup(
            [.. rows.Select(Bar)],
            rest.Length == 0 ? null : new ChartRest(rest.Length, rest.Max(step => step.Time.Typical), rest.Max(step => step.Finish), Busy(rest)));
    }

    private ChartBar Bar(TimelineRow row)
    {
        var endsLast = row.Finish == Seconds;
        if (_stack.Before is null)
        {
            return new ChartBar(row, endsLast, false, null);
        }

        TimelineStep?[] before = [.. row.Steps.Select(_stack.BeforeOf)];
        Period[] periods = [.. before.OfType<TimelineStep>().Select(Period.Of).Distinct()];
        return new ChartBar(row, endsLast, periods.Length == 0, periods is [var one] && one != Period.Of(row.First) ? one : null);
    }

    private ImmutableArray<Period> Busy(IEnumerable<TimelineStep> steps)
    {
        var busy = new bool[Fineness];
        foreach (var step in steps.Where(step => step.Time.Typical > 0))
        {
            var start = Math.Min(Fineness - 1, step.Start * Fineness / Scale);
            var finish = Math.Clamp(((step.Finish * Fineness) + Scale - 1) / Scale, start + 1, Fineness);
            Array.Fill(busy, true, start, finish - start);
        }

        List<Period> periods = [];
        for (var from = Array.IndexOf(busy, true); from >= 0;)
        {
            var to = Array.IndexOf(busy, false, from);
            to = to < 0 ? Fineness : to;
            periods.Add(new Period(from, to));
            from = to == Fineness ? -1 : Array.IndexOf(busy, true, to);
        }

        return [.. periods];
    }
}
