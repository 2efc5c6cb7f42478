using System.Collections.Immutable;
using PolicyEngine.Evaluation;
using Preview.Checks;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What the policies say: a line for each stack, the violations, and what only apply can decide.</summary>
/// <param name="stacks">The stacks.</param>
/// <param name="showsAll">True to list every single question that only apply can answer, and every exemption.</param>
internal sealed class CheckView(ImmutableArray<CheckedStack> stacks, bool showsAll)
{
    private const int LabelWidth = 12;

    public IEnumerable<Line> Lines() => Blocks.Apart(
    [
        stacks.Select(Header),
        .. Violations.Of(stacks).Select(ViolationView.Lines),
        RemediatedLines().Concat(ExemptLines()).Concat(UndecidedLines()),
    ]);

    private Line Header(CheckedStack stack)
    {
        var width = stacks.Max(other => other.Stack.Length);
        var line = new Line(stack.Passed ? new Span("✓ ", Tone.Good) : new Span("✗ ", Tone.Bad)) { Hanging = [new Span("  ")] }
            .Word(Span.Of(stack.Stack.PadRight(width), Tone.Title));
        if (stack.Policies is not { } report)
        {
            return line.Text("not checked, because the program has errors");
        }

        line.Word(new Span($"{report.PassedCount} passed", report.Passed ? Tone.Good : Tone.Plain));
        Add(line, report.MandatoryViolations.Count(), "violated", Tone.Bad);
        Add(line, report.AdvisoryViolations.Count(), "advisory", Tone.Warning);
        Add(line, report.UndecidedCount, "undecided", Tone.Unknown);
        Add(line, report.ExemptCount, "exempt", Tone.Plain);
        return line;
    }

    private IEnumerable<Line> RemediatedLines() =>
        from stack in stacks
        from remediated in stack.Policies?.Remediated ?? []
        select Labelled("Put right").Word(Span.Of(stack.Stack, Tone.Title))
            .Word(Span.Of(ViolationView.Kind(remediated.Resource), Tone.Kind)).Word(Span.Of(remediated.Resource.Name, Tone.Name)).Text($"by {remediated.Policy.Id}");

    private IEnumerable<Line> ExemptLines() =>
        from stack in stacks
        from verdict in stack.Policies?.Verdicts ?? []
        where verdict.Outcome == PolicyOutcome.Exempt
        select Labelled("Exempt").Word(Span.Of(stack.Stack, Tone.Title))
            .Word(Span.Of(ViolationView.Kind(verdict.Resource), Tone.Kind)).Word(Span.Of(verdict.Resource.Name, Tone.Name))
            .Text($"from {verdict.Policy.Id} until {verdict.Exemption!.Expires:yyyy-MM-dd}: {verdict.Exemption.Reason} ({verdict.Exemption.Place})");

    private IEnumerable<Line> UndecidedLines()
    {
        (string Stack, PolicyVerdict Verdict)[] undecided =
        [
            .. stacks.SelectMany(stack => (stack.Policies?.Verdicts ?? []).Where(verdict => verdict.Outcome == PolicyOutcome.Undecided).Select(verdict => (stack.Stack, verdict))),
        ];
        if (undecided.Length == 0)
        {
            return [];
        }

        if (!showsAll)
        {
            var line = Labelled("Undecided").Text($"{undecided.Length}, for what they need is known only after apply:", Tone.Unknown);
            string[] words = [.. undecided.GroupBy(found => found.Verdict.Policy.Id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}")];
            for (var i = 0; i < words.Length; i++)
            {
                line.Word(Span.Of(words[i] + (i < words.Length - 1 ? "," : ";")));
            }

            return [line.Text("--all lists them", Tone.Quiet)];
        }

        return
            from found in undecided
            from finding in found.Verdict.Undecided
            select Labelled("Undecided").Word(Span.Of(found.Stack, Tone.Title))
                .Word(Span.Of(ViolationView.Kind(found.Verdict.Resource), Tone.Kind)).Word(Span.Of(found.Verdict.Resource.Name, Tone.Name))
                .Text($"{found.Verdict.Policy.Id}:").Text(finding.Message, Tone.Unknown);
    }

    private static void Add(Line line, int count, string what, Tone tone)
    {
        if (count > 0)
        {
            line.Word(new Span("·", Tone.Quiet)).Word(new Span($"{count} {what}", tone));
        }
    }

    private static Line Labelled(string label) =>
        new(new Span("  " + label.PadRight(LabelWidth - 2), Tone.Quiet)) { Hanging = [new Span(new string(' ', LabelWidth))] };
}
