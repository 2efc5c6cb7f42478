using Preview.Changes;
using Preview.Text;

namespace Preview.Reports;

/// <summary>What a report comes to, in a line.</summary>
/// <param name="Tone">How it is meant.</param>
/// <param name="Sign">For a terminal.</param>
/// <param name="Icon">For a comment.</param>
/// <param name="Text">In words.</param>
internal sealed record Verdict(Tone Tone, string Sign, string Icon, string Text)
{
    public static Verdict Of(Report report)
    {
        var changes = OfChanges(report);
        string[] failing = [.. report.Sections.Where(section => section.Tone == Tone.Bad).Select(section => section.Title.ToLowerInvariant())];
        if (failing.Length == 0)
        {
            // A rule that is asked less changes no resource, and is what a reviewer must see all the same.
            string[] open = [.. report.Sections.Where(section => section.Tone == Tone.Warning).Select(section => section.Title.ToLowerInvariant())];
            return changes.Tone != Tone.Good || open.Length == 0 ? changes : new Verdict(Tone.Warning, "!", "⚠️", $"{changes.Text}; look at {string.Join(" and ", open)}");
        }

        // What cannot land as it is must not begin with a tick; what is graver keeps its own sign.
        var text = $"{changes.Text}; {string.Join(" and ", failing)} would fail";
        return changes.Tone == Tone.Bad ? changes with { Text = text } : new Verdict(Tone.Bad, "✗", "❌", text);
    }

    private static Verdict OfChanges(Report report)
    {
        if (!report.Failures.IsEmpty)
        {
            return new Verdict(Tone.Bad, "✗", "❌", $"{Plural.Of(report.Failures.Length, "thing")} could not be compared");
        }

        var lost = Count(report, DangerLevel.DataLoss);
        if (lost > 0)
        {
            return new Verdict(Tone.Bad, "✗", "🛑", $"data would be lost: {Plural.Of(lost, "resource")}");
        }

        var kept = Count(report, DangerLevel.Retained);
        if (kept > 0)
        {
            return new Verdict(Tone.Warning, "!", "⚠️", $"{Plural.Of(kept, "resource")} with data would go or be made anew; something keeps the data");
        }

        var lowered = Count(report, DangerLevel.ProtectionLowered);
        if (lowered > 0)
        {
            return new Verdict(Tone.Warning, "!", "⚠️", $"{Plural.Of(lowered, "guard")} would be lowered");
        }

        var goes = Count(report, DangerLevel.Deleted);
        return goes > 0 ? new Verdict(Tone.Warning, "!", "⚠️", $"{Plural.Of(goes, "resource")} would go or be made anew; none holds data")
            : report.HasChanges ? new Verdict(Tone.Good, "✓", "✅", "changes, none of them dangerous")
            : new Verdict(Tone.Good, "✓", "✅", "no changes");
    }

    /// <summary>The counts of a stack, as people write them: <c>+3 ~2 ±1 -0</c>.</summary>
    public static string Counts(StackChanges stack)
    {
        var moved = stack.Count(ChangeKind.Moved) is var count and > 0 ? $" →{count}" : "";
        return string.Join(' ', new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete }.Select(kind => $"{kind.Sign()}{stack.Count(kind)}")) + moved;
    }

    private static int Count(Report report, DangerLevel level) => report.Stacks.Sum(stack => stack.Dangerous.Count(change => change.Danger!.Level == level));
}
