using System.Collections.Immutable;
using Preview.Checks;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What goes to standard error: what the settings of the policies have that holds no longer, or is of no use.</summary>
internal static class CheckErrors
{
    private static readonly Span[] Indentation = [new("  ")];

    /// <summary>The violations that make a preview fail, where nothing else shows them.</summary>
    public static IEnumerable<Line> Refusals(ImmutableArray<CheckedStack> stacks) =>
        Violations.Of(stacks).Where(violations => violations.IsRefusal).SelectMany(ViolationView.Lines);

    public static IEnumerable<Line> Expired(IEnumerable<Problem> expired) => expired.Select(problem =>
        new Line { Hanging = Indentation }.Word(new Span("error:", Tone.Bad)).Text(problem.ToString()));

    public static IEnumerable<Line> Stale(IEnumerable<StaleExemption> stale) => stale.Select(stale =>
        new Line { Hanging = Indentation }.Word(new Span("warning:", Tone.Warning)).Text($"{stale.Exemption.Place}: {stale.Message} {stale.Remedy}"));
}
