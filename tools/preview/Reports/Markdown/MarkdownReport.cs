using System.Collections.Immutable;
using System.Text;
using Preview.Changes;
using Preview.Text;

namespace Preview.Reports.Markdown;

/// <summary>
/// A report as a comment on a pull request: the verdict, what is dangerous, the sections, a line for each change, and at the end
/// the diffs. It never gets longer than a comment may be: what does not fit is left out from the bottom, whole piece by whole
/// piece, and the last line says so.
/// </summary>
/// <param name="report">What to show.</param>
/// <param name="limit">The most UTF-16 units that it may have.</param>
internal sealed class MarkdownReport(Report report, int limit = MarkdownReport.Limit)
{
    /// <summary>GitHub takes 65,536; the rest is for whoever adds a line, such as a link to the run.</summary>
    public const int Limit = 60_000;

    private const int Reserve = 400;
    private const int MostDangers = 40;
    private const int MostRows = 40;
    private const int MostPaths = 4;
    private const int MostDiffLines = 120;
    private const int LongestMessage = 1500;
    private const int LongestName = 200;

    private readonly StringBuilder _text = new();
    private int _leftOut;

    /// <summary>The first line of every comment about a project; whoever posts finds the earlier one by it.</summary>
    public static string Marker(string project) => $"<!-- infra-preview:{string.Concat(project.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).Replace("--", "-_", StringComparison.Ordinal)} -->";

    public string Write()
    {
        AddHeader();
        AddFailures();
        AddDangers();
        AddStacks();
        AddSections();
        AddChanges();
        AddDiffs();
        if (_leftOut > 0)
        {
            _text.Append($"\n_{_leftOut} more did not fit here. All of it: `preview -- diff --all`._\n");
        }

        return _text.ToString();
    }

    private void AddHeader()
    {
        var verdict = Verdict.Of(report);
        _text.Append(Marker(report.Project)).Append('\n')
            .Append($"### {verdict.Icon} {MarkdownText.Prose(Cut(report.Project, LongestName))}: {MarkdownText.Prose(verdict.Text)}\n\n")
            .Append($"{MarkdownText.Code(Cut(report.Base.ToString(), LongestName))} → {MarkdownText.Code(Cut(report.Head.ToString(), LongestName))}\n");
    }

    private void AddFailures()
    {
        foreach (var failure in report.Failures)
        {
            var head = $"\n**{MarkdownText.Prose(Cut($"{failure.Side}{(failure.Stack is null ? "" : $", {failure.Stack}")}", LongestName))}** could not be compared:\n\n";
            Add(head + MarkdownText.Fence("text", Cut(failure.Message, LongestMessage).ReplaceLineEndings("\n").Split('\n').Select(Span.Clean).ToArray()));
        }
    }

    private void AddDangers()
    {
        var block = DangerBlock.Of(report);
        if (block.IsEmpty)
        {
            return;
        }

        // GitHub shows a quotation that begins like this as a box.
        Add($"\n> [!{(report.Danger >= DangerLevel.DataLoss ? "CAUTION" : "WARNING")}]\n> **Look at this first**\n");
        foreach (var line in block.Single.Select(DangerLine).Concat(block.Groups.Select(GroupLine)).Take(MostDangers))
        {
            Add(line);
        }

        var more = block.Single.Length + block.Groups.Length - MostDangers;
        if (more > 0)
        {
            Add($"> - and {more} more, below\n");
        }
    }

    private string GroupLine(DangerGroup group) =>
        $"> - **{group.Kind.Word()}** in {MarkdownText.Code(Cut(group.Part, LongestName))}{On(group.Stacks)}: {MarkdownText.Prose(Cut(group.Kinds, LongestName))}\n";

    private string DangerLine(FoldedChange folded)
    {
        var change = folded.Change;
        var line = new StringBuilder();
        line.Append($"> - {(change.Danger!.Level == DangerLevel.DataLoss ? "🛑 " : "")}**{DangerText.What(change)}** {MarkdownText.Code(Cut(folded.Name, LongestName))}");
        var because = DangerText.Because(change);
        line.Append(because == "" ? "" : $" for {MarkdownText.Code(Cut(because, LongestName))}").Append(On(folded.Stacks));
        var reason = DangerText.Reason(change.Danger);
        line.Append(reason == "" ? "" : $". {MarkdownText.Prose(reason)}");
        line.Append(folded.Followers.IsEmpty ? "" : $"{(reason == "" ? "." : "")} {Plural.Of(folded.Followers.Length, "resource")} that need it are made anew too.");
        return line.Append('\n').ToString();
    }

    private void AddStacks()
    {
        if (report.Stacks.IsEmpty)
        {
            return;
        }

        Add("\n| stack | changes | unchanged |\n|---|---|--:|\n");
        foreach (var stack in report.Stacks)
        {
            var note = !stack.IsInBase ? ", a new stack" : !stack.IsInHead ? ", **the stack goes**" : "";
            Add($"| {MarkdownText.Prose(Cut(stack.Stack, LongestName))} | {MarkdownText.Code(Verdict.Counts(stack))}{note} | {stack.Count(ChangeKind.Same)} |\n");
        }
    }

    private void AddSections()
    {
        foreach (var section in report.Sections)
        {
            var icon = section.Tone switch { Tone.Good => "✅ ", Tone.Warning => "⚠️ ", Tone.Bad => "❌ ", _ => "" };
            var text = new StringBuilder();
            text.Append($"\n**{icon}{MarkdownText.Prose(section.Title)}**: {MarkdownText.Prose(Cut(section.Summary, LongestMessage))}\n");
            if (section.Columns.Length > 0)
            {
                text.Append($"\n{Row(section.Columns)}|{string.Concat(section.Columns.Select((_, index) => section.NumberColumns.Contains(index) ? "--:|" : "---|"))}\n");
                text.Append(string.Concat(section.Rows.Take(MostRows).Select(Row)));
                text.Append(section.Rows.Length > MostRows ? $"\nand {section.Rows.Length - MostRows} more\n" : "");
            }

            text.Append(string.Concat(section.Notes.Select(note => $"\n<sub>{MarkdownText.Html(note)}</sub>\n")));
            Add(text.ToString());
        }

        static string Row(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells.Select(cell => MarkdownText.Prose(Cut(cell, LongestName))))} |\n";
    }

    private void AddChanges()
    {
        foreach (var part in FoldedChange.Rows(report).GroupBy(folded => string.Join(" / ", folded.Change.Part)))
        {
            var head = $"\n**{(part.Key == "" ? "without component" : MarkdownText.Prose(Cut(part.Key, LongestName)))}**\n\n";
            foreach (var folded in part)
            {
                // The name of a part stands only over something.
                head = Add(head + ChangeLine(folded)) ? "" : head;
            }
        }
    }

    private string ChangeLine(FoldedChange folded)
    {
        string[] paths = folded.Change.Kind is ChangeKind.Create or ChangeKind.Delete ? [] : [.. DiffLines.Paths(folded.Change)];
        var shown = string.Join(", ", paths.Take(MostPaths).Select(path => MarkdownText.Code(Cut(path, LongestName))));
        var more = paths.Length > MostPaths ? $" and {paths.Length - MostPaths} more" : "";
        return $"- {MarkdownText.Code(folded.Change.Kind.Sign())} {MarkdownText.Code(Cut(folded.Name, LongestName))}{(shown == "" ? "" : $" {shown}{more}")}{On(folded.Stacks)}{Followers(folded)}\n";
    }

    private void AddDiffs()
    {
        foreach (var folded in FoldedChange.Diffs(report))
        {
            DiffLine[] lines = [.. DiffLines.Of(folded.Change)];
            if (lines.Length == 0)
            {
                continue;
            }

            List<string> shown = [.. lines.Take(MostDiffLines).Select(line => $"{line.Sign} {line.Text}")];
            if (lines.Length > MostDiffLines)
            {
                shown.Add($"# and {lines.Length - MostDiffLines} more lines");
            }

            var summary = $"{folded.Change.Kind.Sign()} {folded.Name}{(report.Stacks.Length < 2 ? "" : $" ({Where(folded.Stacks)})")}";
            Add($"\n<details><summary><code>{MarkdownText.Html(Cut(summary, LongestName))}</code></summary>\n\n{MarkdownText.Fence("diff", shown)}\n</details>\n");
        }
    }

    /// <summary>Adds a piece when there is room for it; once one did not fit, nothing that comes after stands.</summary>
    private bool Add(string piece)
    {
        if (_leftOut == 0 && _text.Length + piece.Length + Reserve <= limit)
        {
            _text.Append(piece);
            return true;
        }

        _leftOut++;
        return false;
    }

    private string On(ImmutableArray<string> stacks) => report.Stacks.Length < 2 ? "" : $" on {MarkdownText.Prose(Where(stacks))}";

    private string Where(ImmutableArray<string> stacks) => report.AreAll(stacks) ? "all stacks" : Cut(string.Join(", ", stacks), LongestName);

    private static string Followers(FoldedChange folded) => folded.Followers.Length == 0 ? "" : $"; with it {Plural.Of(folded.Followers.Length, "resource")} that need it";

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
