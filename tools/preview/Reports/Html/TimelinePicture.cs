using System.Collections.Immutable;
using System.Globalization;
using Preview.Changes;
using Preview.Plans;
using Preview.Text;
using Preview.Timeline;

namespace Preview.Reports.Html;

/// <summary>
/// How long a stack takes as a chart: a list of the steps, each with a bar along the time, that opens to say more. Text is text and
/// only the bars are drawn, so it fits a telephone and is read aloud as it stands.
/// </summary>
/// <param name="stack">The stack.</param>
/// <param name="index">Its place among the stacks of the page.</param>
/// <param name="places">Where a resource stands in the tree.</param>
internal sealed class TimelinePicture(StackTimeline stack, int index, IReadOnlyDictionary<ResourceChange, int> places)
{
    private const int MostNames = 6;

    // Of a hundred: what takes a second is seen, too.
    private const double Narrowest = 0.4;

    private readonly TimelineChart _chart = new(stack);

    /// <summary>The stack's name.</summary>
    public string Stack => stack.Stack;

    /// <summary>How long it takes, in seconds.</summary>
    public int Seconds => _chart.Seconds;

    /// <summary>True when a bar says when BASE makes the same.</summary>
    public bool ShowsBefore => _chart.Chain.Bars.Concat(_chart.Others.Bars).Any(bar => bar.Before is not null);

    /// <summary>How much longer or shorter HEAD takes, for example +1 min; empty where it takes as long, or there is nothing to compare with.</summary>
    public string Difference => stack.Before is null || stack.Before.Seconds == stack.After.Seconds ? ""
        : (stack.After.Seconds < stack.Before.Seconds ? "−" : "+") + TimeText.Show(Math.Abs(stack.After.Seconds - stack.Before.Seconds));

    public Markup Draw() => $"""
        {Total()}{Chains()}<div class="axis" aria-hidden="true"><span>{Unit}</span><svg class="{(Differs ? "marked" : "")}"><defs><g id="{Grid}">{Ticks.Select(tick => Line("grid", tick))}{Marker()}</g></defs>{Axis()}</svg></div>
        <h4 id="{Grid}-chain">What decides</h4>
        <ol class="steps" role="list" aria-labelledby="{Grid}-chain">
        {_chart.Chain.Bars.Select((bar, place) => Step(bar, isFirst: place == 0, isLast: place == _chart.Chain.Bars.Length - 1))}{Rest(_chart.Chain.Rest, "shorter of the chain", "decides")}</ol>
        {Others()}{Notes()}
        """;

    private IEnumerable<int> Ticks => TimelineChart.Ticks(_chart.Scale);

    private bool Differs => Difference != "";

    // An id is the page's.
    private string Grid => $"up-{index}-grid";

    private Markup Total() => $"""
        <p class="total"><strong>{TimeText.Show(_chart.Seconds)}</strong>{(stack.Before is null ? Markup.Empty : Differs
            ? (Markup)$""" <span class="{(_chart.Seconds > _chart.BeforeSeconds ? "longer" : "shorter")}">{Difference}</span>, {TimeText.Show(stack.Before.Seconds)} before"""
            : (Markup)$", as before")}</p>
        <p class="note">{TimeText.Show(stack.After.Critical.Low)} to {TimeText.Show(stack.After.Critical.High)} if each step of the chain is as quick, or as slow, as can be; {stack.After.Ratio.ToString("0.00", CultureInfo.InvariantCulture)} × the shortest chain that the cloud allows, {TimeText.Show(stack.After.Forced.Seconds)}.</p>

        """;

    private Markup Chains() => $"{Chain("Decides now, and did not before", _chart.Joined)}{Chain("Decided before, and does no more", _chart.Left)}";

    private static Markup Chain(string title, ImmutableArray<TimelineStep> steps) => steps.IsEmpty ? Markup.Empty : (Markup)$"""<p class="note">{title}: {Names(steps)}.</p>{"\n"}""";

    private Markup Others() => _chart.Others is { Bars.IsEmpty: true, Rest: null } ? Markup.Empty : (Markup)$"""
        <h4 id="{Grid}-others">At the same time</h4>
        <ul class="steps" role="list" aria-labelledby="{Grid}-others">
        {_chart.Others.Bars.Select(bar => Step(bar, isFirst: true, isLast: true))}{Rest(_chart.Others.Rest, _chart.Others.Bars.IsEmpty ? "others" : "more", "")}</ul>

        """;

    private Markup Step(ChartBar bar, bool isFirst, bool isLast)
    {
        var row = bar.Row;
        var classes = bar.EndsLast || _chart.Chain.Bars.Contains(bar) ? "decides" : "";
        var when = $"{TimeText.Clock(row.Start)}–{TimeText.Clock(row.Finish)}";
        return $"""
            <li class="{classes}{(row.First.Time.Samples == 0 ? " estimated" : "")}"><details><summary><span class="step"><span class="twist" aria-hidden="true">›</span><span class="what">{row.Name} <span class="kind">{row.Kind.Replace(' ', '\u00a0')}</span>{Tag(bar)}</span></span><span class="track"><svg aria-hidden="true"><title>{when}, {TimeText.Show(row.Seconds)}</title><use href="#{Grid}"/>{(isFirst ? Markup.Empty : Wait(row.Start, "0", "50%"))}{(isLast ? Markup.Empty : Wait(row.Finish, "50%", "100%"))}{(bar.Before is { } before ? Bar("old", before) : Markup.Empty)}{Bar("bar", Period.Of(row.First))}</svg></span><span class="when">{when}</span><span class="takes">{TimeText.Show(row.Seconds)}</span></summary>
            <dl>{Facts(bar).Select(fact => (Markup)$"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>")}</dl></details></li>

            """;
    }

    private static Markup Tag(ChartBar bar) => bar.IsNew ? (Markup)$""" <span class="tag create">new</span>""" : Markup.Empty;

    private IEnumerable<(string Name, Markup Value)> Facts(ChartBar bar)
    {
        var row = bar.Row;
        var time = row.First.Time;
        yield return ("type", $"<code>{row.First.Resource.Type}</code>");
        yield return (row.Steps.Length == 1 ? "resource" : "resources", Links(row.Steps));
        yield return ("begins", row.First.After is { } after
            ? (Markup)$"at {TimeText.Clock(row.Start)}, when {Name(after)} is there"
            : (Markup)$"at once: it waits for nothing");
        yield return ("takes", time.Samples == 0
            ? (Markup)$"{TimeText.Show(time.Typical)} by our own estimate; we expect {TimeText.Show(time.Low)} to {TimeText.Show(time.High)}"
            : (Markup)$"{TimeText.Show(time.Typical)}, {(time.Samples == 1 ? "measured once" : $"the median of {time.Samples} measurements")} ({time.Source.Name}, {Date(time)}); {(time.Samples == 1 ? "we expect " : "")}{TimeText.Show(time.Low)} to {TimeText.Show(time.High)}{(time.Samples == 1 ? "" : " were seen")}");
        if (bar.EndsLast && !_chart.Chain.Bars.Contains(bar))
        {
            yield return ("ends", (Markup)$"with the chain, so it decides as well");
        }

        if (bar.Before is { } before)
        {
            yield return ("before", $"from {TimeText.Clock(before.Start)} to {TimeText.Clock(before.Finish)}");
        }
    }

    private Markup Links(ImmutableArray<TimelineStep> steps) => $"""{steps.Take(MostNames).Select((step, place) =>
        (Markup)$"{(place == 0 ? "" : ", ")}{Link(step)}")}{(steps.Length > MostNames ? $" and {steps.Length - MostNames} more" : "")}""";

    private Markup Link(TimelineStep step) => stack.ChangeOf(step) is { } change && places.TryGetValue(change, out var place)
        ? (Markup)$"""<a href="#r{place}">{step.Resource.Urn.Name}</a>"""
        : (Markup)$"{step.Resource.Urn.Name}";

    private Markup Rest(ChartRest? rest, string what, string classes) => rest is null ? Markup.Empty : (Markup)$"""
        <li class="rest {classes}"><span class="step"><span class="what">{rest.Count} {what}<span class="kind">, {TimeText.Show(rest.Longest)} or less each</span></span></span><span class="track"><svg aria-hidden="true"><use href="#{Grid}"/>{rest.Busy.Select(busy => Bar("bar", Share(busy.Start), Share(busy.Finish)))}</svg></span><span class="when">until {TimeText.Clock(rest.Finish)}</span></li>

        """;

    private Markup Notes()
    {
        var untimed = string.Join(", ", stack.After.Untimed);
        return untimed == "" ? Markup.Empty : (Markup)$"""<p class="note">Not timed, counted as no time: {untimed}.</p>{"\n"}""";
    }

    // Over the marks, BASE's end and HEAD's.
    private Markup Axis() => $"""
        {Ticks.Select(tick => (Markup)$"""<text class="{(tick == 0 ? "zero" : "")}" x="{Percent(tick)}" y="{(Differs ? 46 : 16)}">{Tick(tick)}</text>""")}{(Differs ? (Markup)$"{End("now", _chart.Seconds, 14)}{End("before", _chart.BeforeSeconds!.Value, 30)}" : Markup.Empty)}
        """;

    private Markup End(string name, int seconds, int y) =>
        $"""<text class="{name} {(seconds * 2 > _chart.Scale ? "last" : "first")}" x="{Percent(seconds)}" y="{y}">{name} {TimeText.Clock(seconds)}</text>""";

    private Markup Marker() => Differs ? (Markup)$"{Line("now", _chart.Seconds)}{Line("before", _chart.BeforeSeconds!.Value)}" : Markup.Empty;

    private string Unit => IsInMinutes ? "minutes" : _chart.Scale > 60 ? "minutes:seconds" : "seconds";

    private bool IsInMinutes => Ticks.ElementAtOrDefault(1) is var second && second > 0 && second % 60 == 0;

    private string Tick(int seconds) => IsInMinutes ? $"{seconds / 60}" : _chart.Scale > 60 ? TimeText.Clock(seconds) : $"{seconds}";

    private Markup Line(string name, int seconds) => $"""<line class="{name}" x1="{Percent(seconds)}" x2="{Percent(seconds)}" y2="100%"/>""";

    private Markup Wait(int seconds, string from, string to) => $"""<line class="wait" x1="{Percent(seconds)}" x2="{Percent(seconds)}" y1="{from}" y2="{to}"/>""";

    private Markup Bar(string name, Period period) => Bar(name, 100.0 * period.Start / _chart.Scale, 100.0 * period.Finish / _chart.Scale);

    private static Markup Bar(string name, double start, double finish)
    {
        var width = Math.Max(finish - start, Narrowest);
        return $"""<rect class="{name}" x="{Percent(Math.Min(start, 100 - width))}" y="50%" width="{Percent(width)}"/>""";
    }

    private static double Share(int parts) => 100.0 * parts / TimelineChart.Fineness;

    private string Percent(int seconds) => Percent(100.0 * seconds / _chart.Scale);

    private static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Date(CreationTime time) => time.Source.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(TimelineStep step) => $"{Kinds.Of(step.Resource)} {step.Resource.Urn.Name}";

    private static string Names(ImmutableArray<TimelineStep> steps) =>
        string.Join(", ", steps.Take(MostNames).Select(Name)) + (steps.Length > MostNames ? $" and {steps.Length - MostNames} more" : "");
}
