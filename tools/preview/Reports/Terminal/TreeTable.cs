using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>A tree on the left, and what there is to say of each node on the right, in one column.</summary>
/// <param name="width">The width of the screen; null for one without end.</param>
/// <param name="leastText">With less room than this for the text, there is none.</param>
internal sealed class TreeTable(int? width, int leastText = 0)
{
    private const int Gap = 2;

    private readonly List<Row> _rows = [];

    // A longer label gets a line of its own, so that it does not push everybody's text to the right.
    private readonly int _widestLabel = width is { } columns ? Math.Clamp(columns * 9 / 20, 24, 60) : 90;

    /// <summary>Adds a node.</summary>
    /// <param name="guides">The tree's lines before it.</param>
    /// <param name="below">The tree's lines before the further lines of its text.</param>
    /// <param name="label">Its name and kind.</param>
    /// <param name="number">A number to show before the text; empty for none.</param>
    /// <param name="words">The text, in parts that stay together.</param>
    public void Add(string guides, string below, IReadOnlyList<Span> label, string number, IReadOnlyList<Span[]> words) =>
        _rows.Add(new Row(guides, below, label, number, words));

    public IEnumerable<Line> Lines()
    {
        var label = _rows.Select(row => row.LabelLength).Where(length => length <= _widestLabel).DefaultIfEmpty(_widestLabel).Max();
        var number = _rows.Select(row => row.Number.Length).DefaultIfEmpty().Max();
        var column = label + Gap + (number > 0 ? number + Gap : 0);
        var hasText = width is not { } columns || columns - column >= leastText;
        foreach (var row in _rows)
        {
            var words = hasText ? row.Words : [];
            var figure = new Span(number > 0 ? row.Number.PadLeft(number) + new string(' ', Gap) : "");
            Span[] hanging = [new Span(row.Below.PadRight(column), Tone.Quiet)];
            Span[] start = [new Span(row.Guides, Tone.Quiet), .. row.Label];
            if (row.LabelLength > label && (words.Count > 0 || number > 0))
            {
                yield return new Line(start);
                start = [new Span(row.Below.PadRight(label + Gap), Tone.Quiet), figure];
            }
            else
            {
                start = [.. start, new Span(new string(' ', Math.Max(label - row.LabelLength, 0) + Gap)), figure];
            }

            var line = new Line(start) { Hanging = hanging };
            foreach (var word in words)
            {
                line.Word(word);
            }

            yield return line;
        }
    }

    private sealed record Row(string Guides, string Below, IReadOnlyList<Span> Label, string Number, IReadOnlyList<Span[]> Words)
    {
        public int LabelLength => Guides.Length + Label.Sum(span => span.Text.Length);
    }
}
