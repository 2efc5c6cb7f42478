using System.Collections.Immutable;
using Preview.Checks;
using Preview.Engine;
using Preview.Plans;
using Preview.Text;
using Preview.Timeline;

namespace Preview.Reports.Terminal;

/// <summary>The timeline of one stack as text: what decides how long it takes, and what else is slow, each as a bar along the time.</summary>
/// <param name="timeline">What to show.</param>
/// <param name="preview">The stack that it is of.</param>
/// <param name="width">The width of the screen; null for one without end.</param>
internal sealed class TimelineView(UpTimeline timeline, StackPreview preview, int? width)
{
    private const int MostOthers = 8;

    // What is quicker is not what one looks for.
    private const int SlowSeconds = 30;
    private const int WidestLabel = 48;
    private const int ClockWidth = 7;
    private const int DurationWidth = 12;
    private const int WidthOfPipes = 110;

    private readonly ImmutableArray<TimelineRow> _chain = TimelineRow.Each(timeline.Critical.Steps);

    private readonly ImmutableArray<TimelineRow> _others = TimelineRow.Of(timeline.Steps.Except(timeline.Critical.Steps).Where(step => step.Time.Typical >= SlowSeconds));

    public IEnumerable<Line> Lines() => timeline.Seconds == 0
        ? [HeaderView.Line(new CheckedStack(preview), width)]
        : Blocks.Apart([HeaderView.Line(new CheckedStack(preview), width), Sum()], Bars("What decides how long `up` takes", _chain), Others(), Notes([timeline]));

    /// <summary>Every stack in a line.</summary>
    public static IEnumerable<Line> Overview(IReadOnlyList<(StackPreview Preview, UpTimeline Timeline)> stacks)
    {
        var name = stacks.Max(stack => stack.Preview.Stack.Length);
        var time = stacks.Max(stack => TimeText.Show(stack.Timeline.Seconds).Length);
        return Blocks.Apart(stacks.Select(stack => Row(stack.Preview, stack.Timeline, name, time)), Notes([.. stacks.Select(stack => stack.Timeline)]));
    }

    private static Line Row(StackPreview preview, UpTimeline timeline, int name, int time)
    {
        var line = new Line(preview.Succeeded ? new Span("✓ ", Tone.Good) : new Span("✗ ", Tone.Bad)) { Hanging = [new Span(new string(' ', name + time + 6))] }
            .Word(Span.Of(preview.Stack.PadRight(name), Tone.Title))
            .Word(new Span(" " + TimeText.Show(timeline.Seconds).PadLeft(time), Tone.Name), new Span(" "));
        if (!preview.Succeeded || timeline.Seconds == 0)
        {
            return line;
        }

        line.Text($"{timeline.Ratio:0.00} × the shortest chain ({TimeText.Show(timeline.Forced.Seconds)});");
        return line.Text("slowest:").Text(string.Join(", ", timeline.Critical.Steps
            .OrderByDescending(step => step.Time.Typical)
            .Take(3)
            .Select(step => $"{Kinds.Of(step.Resource)} {step.Resource.Urn.Name} {TimeText.Show(step.Time.Typical)}")));
    }

    private Line Sum() => new Line(new Span("  ")) { Hanging = [new Span("  ")] }
        .Text(TimeText.Show(timeline.Seconds), Tone.Name)
        .Text($"if all goes as usual, {TimeText.Show(timeline.Critical.Low)} to {TimeText.Show(timeline.Critical.High)} by the times seen;")
        .Text($"{timeline.Ratio:0.00} × the shortest chain that the cloud allows, {TimeText.Show(timeline.Forced.Seconds)}");

    private IEnumerable<Line> Others()
    {
        if (_others.Length == 0)
        {
            return [];
        }

        var lines = Bars("Slow too, at the same time", [.. _others.Take(MostOthers).OrderBy(row => row.Start)]);
        var more = _others.Skip(MostOthers).Sum(row => row.Steps.Length);
        return more > 0 ? lines.Append(new Line(new Span("  ")).Text($"and {more} more of {SlowSeconds} s and above", Tone.Quiet)) : lines;
    }

    private IEnumerable<Line> Bars(string title, IEnumerable<TimelineRow> rows)
    {
        yield return new Line(new Span("  "), new Span(title, Tone.Title));
        var columns = width ?? WidthOfPipes;
        var widest = Math.Min(WidestLabel, Math.Min(columns * 9 / 20, columns - (ClockWidth + DurationWidth + 5)));
        var label = Math.Min(widest, _chain.Concat(_others.Take(MostOthers)).Max(row => Label(row).Length));
        var bar = columns - (2 + ClockWidth + label + 2 + DurationWidth);
        foreach (var row in rows)
        {
            var name = Label(row);
            var shown = name.Length > label ? name[..(label - 1)] + "…" : name;
            yield return new Line(
                new Span($"  {TimeText.Clock(row.Start),6} ", Tone.Quiet),
                Span.Of(shown.PadRight(label + 2)),
                new Span(bar >= 10 ? Bar(row, bar) : "", Tone.Kind),
                new Span(TimeText.Show(row.Seconds).PadLeft(DurationWidth - 1)));
        }
    }

    private string Bar(TimelineRow row, int columns)
    {
        var scale = (double)columns / timeline.Seconds;
        var start = Math.Min((int)(row.Start * scale), columns - 1);
        var length = Math.Clamp((int)Math.Round(row.Seconds * scale), 1, columns - start);
        return (new string(' ', start) + new string('█', length)).PadRight(columns);
    }

    private static string Label(TimelineRow row) => $"{row.Kind} {row.Name}";

    private static IEnumerable<Line> Notes(IReadOnlyCollection<UpTimeline> timelines)
    {
        string[] untimed = [.. timelines.SelectMany(timeline => timeline.Untimed).Distinct().Order(StringComparer.Ordinal)];
        if (untimed.Length > 0)
        {
            yield return new Line(new Span("  ")) { Hanging = [new Span("  ")] }.Text($"Not timed, counted as no time: {string.Join(", ", untimed)}", Tone.Warning);
        }

        TimelineStep[] steps = [.. timelines.SelectMany(timeline => timeline.Critical.Steps)];
        if (steps.Length == 0)
        {
            yield break;
        }

        var date = steps.Max(step => step.Time.Source.Date);
        var estimated = steps.Count(step => step.Time.Samples == 0);
        yield return new Line(new Span("  ")) { Hanging = [new Span("  ")] }
            .Text($"A model, not a measurement: typical times of {date:yyyy-MM-dd} from tools/preview/data/{CreationTimes.FileName}, nothing waits for a free hand.", Tone.Quiet)
            .Text(estimated == 0 ? "" : $"Of the {Plural.Of(steps.Length, "step")}, {estimated} are estimated, because nobody published a time.", Tone.Quiet)
            .Text("docs/timeline.md says how.", Tone.Quiet);
    }
}
