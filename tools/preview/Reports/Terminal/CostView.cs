using Preview.Cost;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>The estimates as a table: what, how many, at what price, and what that makes.</summary>
/// <param name="estimates">The stacks with their estimates.</param>
/// <param name="width">The width of the screen; null for one without end.</param>
internal sealed class CostView(IReadOnlyList<(string Stack, CostEstimate Cost)> estimates, int? width)
{
    private const int Gap = 2;

    // Where there is less room beside the figures, what has to be known of a line goes below it.
    private const int NarrowestNote = 24;

    public IEnumerable<Line> Lines() => Blocks.Apart([.. estimates.Select(estimate => Stack(estimate.Stack, estimate.Cost)), Notes()]);

    private IEnumerable<Line> Stack(string stack, CostEstimate cost)
    {
        yield return Heading(stack, cost);
        if (!cost.IsKnown)
        {
            yield break;
        }

        string[][] rows =
        [
            ["USD a month", "least", "most", "each", "floor", "ceiling"],
            .. cost.Items.Select(item => new[] { item.Name, Count(item.Least), Count(item.Most), Each(item), Money.Exact(item.Floor), Money.Exact(item.Ceiling) }),
            ["together", "", "", "", Money.Exact(cost.Floor), Money.Exact(cost.Ceiling)],
        ];
        int[] columns = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        yield return Row(rows[0], columns, "", Tone.Quiet);
        var part = "";
        for (var i = 0; i < cost.Items.Length; i++)
        {
            var item = cost.Items[i];
            if (item.Part != part)
            {
                part = item.Part;
                yield return new Line(new Span("  "), Span.Of(part, Tone.Title));
            }

            yield return Row(rows[i + 1], columns, item.IsSpot ? $"spot; {item.Note}".TrimEnd(' ', ';') : item.Note, Tone.Plain);
        }

        yield return Row(rows[^1], columns, "", Tone.Name);
        foreach (var line in Rest(cost))
        {
            yield return line;
        }
    }

    private static Line Heading(string stack, CostEstimate cost)
    {
        var line = new Line(Span.Of(stack, Tone.Title), new Span(" ")) { Hanging = [new Span("  ")] };
        if (cost.RegionWithoutPrices is { } region)
        {
            line.Text($"no prices for {region}, so without the nodes:", Tone.Warning);
        }

        return cost.IsKnown
            ? line.Text($"{Money.Range(cost.Floor, cost.Ceiling)} a month, an estimate")
            : line.Text("no cloud, so nothing is known of its costs");
    }

    private Line Row(string[] cells, int[] columns, string note, Tone tone)
    {
        List<Span> spans = [new("    "), Span.Of(cells[0].PadRight(columns[0]), tone)];
        for (var i = 1; i < cells.Length; i++)
        {
            spans.Add(new Span(new string(' ', Gap) + cells[i].PadLeft(columns[i]), tone == Tone.Plain && i < 4 ? Tone.Quiet : tone));
        }

        var used = 4 + columns.Sum() + (Gap * (columns.Length - 1)) + Gap;
        spans.Add(new Span(new string(' ', Gap)));
        var beside = width is null || width - used >= NarrowestNote;
        var line = new Line(spans) { Hanging = [new Span(new string(' ', beside ? used : 6))] };
        return beside || note.Length == 0 ? line.Text(note, Tone.Quiet) : line.Word(Span.Of(note, Tone.Quiet));
    }

    private static IEnumerable<Line> Rest(CostEstimate cost)
    {
        if (cost.SpotCeiling > 0)
        {
            yield return Note("Spot").Text($"{Money.Exact(cost.SpotCeiling)} of the ceiling is for machines that may be spot machines, counted at the price on demand; they cost up to {cost.SpotUpTo} % less");
        }

        if (cost.NotPriced.Length > 0)
        {
            yield return Note("Not priced").Text(string.Join("; ", cost.NotPriced), Tone.Warning);
        }

        if (cost.NotCounted.Length > 0)
        {
            yield return Note("Not counted").Text(string.Join("; ", cost.NotCounted));
        }

        yield return Note("Prices").Text($"from {cost.Oldest:yyyy-MM-dd} to {cost.Newest:yyyy-MM-dd}, without discounts and taxes");
    }

    private static IEnumerable<Line> Notes()
    {
        yield return new Line().Text($"An estimate from list prices in tools/preview/data/{PriceTable.FileName} and {MachineTable.FileName}; docs/cost.md says how, and what is not in it.", Tone.Quiet);
    }

    private static Line Note(string label) => new(new Span("    " + label.PadRight(13), Tone.Quiet)) { Hanging = [new Span(new string(' ', 17))] };

    private static string Count(decimal count) => count.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Each(CostItem item) => item.Unit == item.DearestUnit ? Money.Exact(item.Unit) : $"{Money.Exact(item.Unit)}–{Money.Exact(item.DearestUnit)[1..]}";
}
