using System.Collections.Immutable;
using Preview.Changes;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>A report for a terminal: what is dangerous first, then the changes part by part.</summary>
/// <param name="report">What to show.</param>
/// <param name="showsAll">True to list every resource and every line.</param>
internal sealed class TextReport(Report report, bool showsAll)
{
    private const int MostLines = 6;
    private const int MostResources = 12;
    private const int MostRows = 10;

    public IEnumerable<Line> Lines() => Blocks.Apart(Header(), Dangers(), Sections(), Changes());

    private IEnumerable<Line> Header()
    {
        var verdict = Verdict.Of(report);
        yield return new Line(new Span(verdict.Sign + " ", verdict.Tone)) { Hanging = [new Span("  ")] }
            .Word(Span.Of(report.Project, Tone.Title)).Text(verdict.Text, verdict.Tone);
        yield return Indented(2).Text($"{report.Base} → {report.Head}", Tone.Quiet);
        var name = report.Stacks.Select(stack => stack.Stack.Length).DefaultIfEmpty().Max();
        foreach (var stack in report.Stacks)
        {
            var line = new Line(new Span("  "), Span.Of(stack.Stack.PadRight(name), Tone.Name), new Span("  ")) { Hanging = [new Span(new string(' ', name + 4))] };
            foreach (var count in Verdict.Counts(stack).Split(' '))
            {
                line.Word(new Span(count, ToneOf(count)));
            }

            line.Word(new Span("·", Tone.Quiet)).Text($"{stack.Count(ChangeKind.Same)} unchanged", Tone.Quiet);
            yield return !stack.IsInBase ? line.Text("(a new stack)") : !stack.IsInHead ? line.Text("(the stack goes)", Tone.Bad) : line;
        }

        foreach (var failure in report.Failures)
        {
            var message = failure.Message.Split('\n');
            yield return new Line(new Span("  ")) { Hanging = [new Span("    ")] }.Word(new Span("error:", Tone.Bad)).Text($"{failure.Side}{(failure.Stack is null ? "" : $", {failure.Stack}")}: {message[0]}");
            foreach (var more in showsAll ? message[1..] : [.. message.Skip(1).Take(MostRows)])
            {
                yield return Indented(4).Text(more);
            }

            if (!showsAll && message.Length - 1 > MostRows)
            {
                yield return Indented(4).Text($"and {message.Length - 1 - MostRows} more (--all)", Tone.Quiet);
            }
        }
    }

    private IEnumerable<Line> Dangers()
    {
        var block = DangerBlock.Of(report);
        if (block.IsEmpty)
        {
            yield break;
        }

        yield return new Line().Text("Dangerous", Tone.Bad);
        foreach (var line in (showsAll ? block.Single : block.Single.Take(MostResources)).SelectMany(DangerLines))
        {
            yield return line;
        }

        if (!showsAll && block.Single.Length > MostResources)
        {
            yield return Indented(4).Text($"and {block.Single.Length - MostResources} more (--all)", Tone.Quiet);
        }

        foreach (var group in block.Groups)
        {
            yield return On(Start(group.Kind).Text($"{group.Kind.Word()} in {group.Part}:", Tone.Warning).Text(group.Kinds), group.Stacks);
        }
    }

    private IEnumerable<Line> DangerLines(FoldedChange folded)
    {
        var danger = folded.Change.Danger!;
        var line = Start(folded.Change.Kind).Word(Span.Of(folded.Name, Tone.Name)).Text(DangerText.What(folded.Change), danger.Level == DangerLevel.DataLoss ? Tone.Bad : Tone.Warning);
        yield return On(DangerText.Because(folded.Change) is { Length: > 0 } because ? line.Text($"for {because}") : line, folded.Stacks);
        if (DangerText.Reason(danger) is var reason && (reason != "" || folded.Followers.Length > 0))
        {
            yield return Indented(6).Text($"{reason} {Followers(folded)}");
        }
    }

    private IEnumerable<Line> Sections()
    {
        foreach (var section in report.Sections)
        {
            yield return new Line { Hanging = [new Span("  ")] }.Word(Span.Of(section.Title, Tone.Name)).Text(section.Summary, section.Tone);
            int[] widths = [.. section.Columns.Select((column, index) => section.Rows.Select(row => row[index].Length).Append(column.Length).Max())];
            foreach (var row in section.Columns.IsEmpty ? [] : (showsAll ? section.Rows : [.. section.Rows.Take(MostRows)]).Prepend(section.Columns))
            {
                yield return new Line(new Span("  "), Span.Of(string.Join("  ", row.Select((cell, index) =>
                    section.NumberColumns.Contains(index) ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index]))).TrimEnd(), row == section.Columns ? Tone.Quiet : Tone.Plain));
            }

            if (!showsAll && section.Rows.Length > MostRows)
            {
                yield return Indented(2).Text($"and {section.Rows.Length - MostRows} more (--all)", Tone.Quiet);
            }

            foreach (var note in section.Notes)
            {
                yield return Indented(2).Text(note, Tone.Quiet);
            }
        }
    }

    private IEnumerable<Line> Changes()
    {
        foreach (var part in FoldedChange.Rows(report).GroupBy(folded => string.Join(" / ", folded.Change.Part)))
        {
            yield return new Line().Word(part.Key == "" ? new Span("without component", Tone.Quiet) : Span.Of(part.Key, Tone.Title));
            FoldedChange[] all = [.. part];
            foreach (var line in (showsAll ? all : all.Take(MostResources)).SelectMany(Lines))
            {
                yield return line;
            }

            if (!showsAll && all.Length > MostResources)
            {
                yield return Indented(4).Text($"and {all.Length - MostResources} more (--all)", Tone.Quiet);
            }
        }
    }

    private IEnumerable<Line> Lines(FoldedChange folded)
    {
        var change = folded.Change;
        yield return On(Start(change.Kind).Word(Span.Of(folded.Name, Tone.Name)), folded.Stacks);
        DiffLine[] lines = change.Kind is ChangeKind.Create or ChangeKind.Delete && !showsAll ? [] : [.. DiffLines.Of(change)];
        foreach (var line in showsAll ? lines : [.. lines.Take(MostLines)])
        {
            yield return new Line(new Span("      "), new Span($"{line.Sign} ", line.Sign == '-' ? Tone.Bad : Tone.Good)) { Hanging = [new Span("          ")] }.Text(line.Text);
        }

        if (!showsAll && lines.Length > MostLines)
        {
            yield return Indented(6).Text($"and {lines.Length - MostLines} more lines (--all)", Tone.Quiet);
        }

        if (Followers(folded) is { Length: > 0 } followers)
        {
            yield return Indented(6).Text(followers, Tone.Quiet);
        }
    }

    private static string Followers(FoldedChange folded) => folded.Followers.Length == 0 ? "" : $"{Plural.Of(folded.Followers.Length, "resource")} that need it are made anew too.";

    private Line On(Line line, ImmutableArray<string> stacks) =>
        report.Stacks.Length < 2 ? line : line.Word(Span.Of(report.AreAll(stacks) ? "on all stacks" : $"on {string.Join(", ", stacks)}", Tone.Quiet));

    private static Line Start(ChangeKind kind) => new(new Span("  "), new Span(kind.Sign() + " ", ToneOf(kind))) { Hanging = [new Span("    ")] };

    private static Line Indented(int columns) => new(new Span(new string(' ', columns))) { Hanging = [new Span(new string(' ', columns))] };

    private static Tone ToneOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => Tone.Good,
        ChangeKind.Update => Tone.Warning,
        ChangeKind.Replace or ChangeKind.Delete => Tone.Bad,
        _ => Tone.Quiet,
    };

    private static Tone ToneOf(string count) => count[1..] == "0" ? Tone.Quiet : count[0] switch
    {
        '+' => Tone.Good,
        '~' => Tone.Warning,
        '±' or '-' => Tone.Bad,
        _ => Tone.Quiet,
    };
}
