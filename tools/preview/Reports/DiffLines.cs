using Preview.Changes;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports;

/// <summary>A line of a diff.</summary>
/// <param name="Sign"><c>-</c> as it was, <c>+</c> as it will be, a space for what helps reading.</param>
/// <param name="Text">The rest, without line breaks.</param>
internal readonly record struct DiffLine(char Sign, string Text);

/// <summary>A change as lines: a value of each side on a line, a text of several lines line by line.</summary>
internal static class DiffLines
{
    /// <summary>A longer value is cut.</summary>
    public const int LongestValue = 200;

    private const int Context = 1;

    public static IEnumerable<DiffLine> Of(ResourceChange change) => change.Kind switch
    {
        ChangeKind.Create => change.After!.Inputs.SelectMany(input => Leaves('+', PropertyPath.Of(input.Key), input.Value)),
        ChangeKind.Delete => change.Before!.Inputs.SelectMany(input => Leaves('-', PropertyPath.Of(input.Key), input.Value)),
        _ => Moved(change).Concat(change.Visible.SelectMany(Of)),
    };

    /// <summary>The changed properties in a few words, each once: <c>spec.hard, metadata.labels</c>.</summary>
    public static IEnumerable<string> Paths(ResourceChange change) => change.Visible.Select(property => property.Path.Text).Distinct();

    private static IEnumerable<DiffLine> Of(PropertyChange change)
    {
        var note = change.ForcesReplacement ? "   # forces replacement" : "";
        if (change is { Before: PlanText { Value: var before }, After: PlanText { Value: var after } } && (before.Contains('\n') || after.Contains('\n')))
        {
            return Lines(before, after).Prepend(new DiffLine(' ', $"{change.Path}:{note}"));
        }

        if (change is { Before: PlanUnknown, After: PlanUnknown })
        {
            return [new DiffLine('+', $"{change.Path}: {PlanUnknown.Shown}, another one{note}")];
        }

        return [.. Sided('-', change.Path, change.Before), .. Sided('+', change.Path, change.After).Select(line => line with { Text = line.Text + note })];
    }

    private static IEnumerable<DiffLine> Sided(char sign, PropertyPath path, PlanValue? value) => value is null ? [] : Leaves(sign, path, value);

    private static IEnumerable<DiffLine> Leaves(char sign, PropertyPath path, PlanValue value) => value switch
    {
        PlanMap { Count: > 0 } map when map[Signatures.Key] is null => map.SelectMany(entry => Leaves(sign, path.Key(entry.Key), entry.Value)),
        PlanList { Items: [_, ..] } list when list.Items.Any(item => item is PlanMap { Count: > 0 }) =>
            list.Items.SelectMany((item, index) => Leaves(sign, path.Then(new ItemStep(index, index, null, false)), item)),
        _ => [new DiffLine(sign, $"{path}: {Shown(value)}")],
    };

    private static string Shown(PlanValue value) => value switch
    {
        PlanText { Value: "" } => "\"\"",
        _ => Values.Show(value, LongestValue),
    };

    private static IEnumerable<DiffLine> Moved(ResourceChange change) =>
        change.IsMoved ? [new DiffLine('-', $"urn: {change.Before!.Urn}"), new DiffLine('+', $"urn: {change.After!.Urn}")] : [];

    private static IEnumerable<DiffLine> Lines(string before, string after)
    {
        var old = Split(before);
        var now = Split(after);
        DiffLine[] all = [.. ListAlignment.Align(old, now, [], isSet: false).SelectMany(pair => Pair(
            pair.Before is { } b ? ((PlanText)old.Items[b]).Value : null, pair.After is { } a ? ((PlanText)now.Items[a]).Value : null))];
        for (var i = 0; i < all.Length; i++)
        {
            var from = Math.Max(0, i - Context);
            var to = Math.Min(all.Length - 1, i + Context);
            if (all[from..(to + 1)].Any(line => line.Sign != ' '))
            {
                yield return all[i] with { Text = "  " + Values.Show(new PlanText(all[i].Text), LongestValue) };
            }
        }

        static PlanList Split(string text) => new([.. text.ReplaceLineEndings("\n").Split('\n').Select(line => new PlanText(line))]);

        static IEnumerable<DiffLine> Pair(string? old, string? now) =>
            old == now ? [new DiffLine(' ', old!)] : [.. old is null ? [] : new[] { new DiffLine('-', old) }, .. now is null ? [] : new[] { new DiffLine('+', now) }];
    }
}
