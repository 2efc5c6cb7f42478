using Preview.Parity;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>The table of layers and objects, one column for each stack, and the declared differences below it.</summary>
/// <param name="comparison">What to show.</param>
/// <param name="showsAll">True to list the objects that are the same, and every single field.</param>
/// <param name="width">The width of the screen; null for one without end.</param>
internal sealed class ParityView(ParityComparison comparison, bool showsAll, int? width)
{
    private const string Same = "✓";
    private const int Gap = 2;
    private const int MostFields = 8;

    // Where there is less room beside the columns, what differs goes below them.
    private const int NarrowestText = 60;

    private readonly int _column = Math.Max("missing".Length, comparison.Stacks.Max(stack => stack.Length)) + Gap;

    // In the order in which a reader comes across them.
    private readonly List<DeclaredDifference> _declared =
    [
        .. comparison.Objects.SelectMany(compared => compared.Differences).SelectMany(difference => difference.Declared).Distinct(),
    ];

    public IEnumerable<Line> Lines() => Blocks.Apart([Header()], Table(), Reasons());

    private Line Header()
    {
        var line = new Line(comparison.IsFine ? new Span("✓ ", Tone.Good) : new Span("✗ ", Tone.Bad)) { Hanging = [new Span("  ")] }
            .Word(Span.Of(comparison.Rules.Component, Tone.Title));
        var differing = comparison.Objects.Count(compared => !compared.IsSame);
        var undeclared = comparison.Undeclared.Count();
        Dot(line).Text(Plural.Of(comparison.Stacks.Length, "stack"));
        Dot(line).Text($"{Plural.Of(comparison.Objects.Length, "object")}, {comparison.Objects.Length - differing} the same everywhere");
        Dot(line).Text($"{differing - undeclared} with declared differences");
        if (undeclared > 0)
        {
            Dot(line).Text($"{undeclared} with undeclared differences", Tone.Bad);
        }

        return line;
    }

    private IEnumerable<Line> Table()
    {
        IGrouping<string, ComparedObject>[] layers = [.. comparison.Objects.GroupBy(compared => compared.Layer)];
        var label = layers.SelectMany(layer => layer).Where(IsListed).Select(compared => compared.Name.Length + 2)
            .Concat(layers.Select(layer => LayerLabel(layer).Sum(span => span.Text.Length)))
            .Where(length => length <= WidestLabel).DefaultIfEmpty(WidestLabel).Max();
        return
        [
            .. Row(label, [new Span("layer", Tone.Quiet)], comparison.Stacks.Select(stack => Span.Of(stack, Tone.Quiet)), [], ""),
            .. layers.SelectMany(layer => Rows(label, layer)),
        ];
    }

    private IEnumerable<Line> Rows(int label, IGrouping<string, ComparedObject> layer)
    {
        ComparedObject[] listed = [.. layer.Where(IsListed)];
        var cells = comparison.Stacks.Select((_, stack) => Cell(layer.Select(compared => compared.Standings[stack]), isLayer: true));
        var rows = Row(label, LayerLabel(layer), cells, [], listed.Length > 0 ? "│" : "");
        foreach ((var index, var compared) in listed.Index())
        {
            var isLast = index == listed.Length - 1;
            var isBad = compared.Differences.Any(difference => !difference.IsDeclared);
            rows = rows.Concat(Row(
                label,
                [new Span(isLast ? "└ " : "├ ", Tone.Quiet), Span.Of(compared.Name)],
                compared.Standings.Select(standing => Cell([standing], isLayer: false, isBad)),
                Words(compared),
                isLast ? "" : "│"));
        }

        return rows;
    }

    private int WidestLabel => width is { } columns ? Math.Clamp(columns - (comparison.Stacks.Length * _column) - 24, 24, 64) : 90;

    private bool IsListed(ComparedObject compared) => showsAll || !compared.IsSame;

    private static Span[] LayerLabel(IGrouping<string, ComparedObject> layer)
    {
        var same = layer.Count(compared => compared.IsSame);
        var all = layer.Count();
        var count = same == all ? $" {Plural.Of(all, "object")}" : $" {same} of {Plural.Of(all, "object")} the same";
        return [Span.Of(layer.Key, Tone.Name), new Span(count, Tone.Quiet)];
    }

    private static Span Cell(IEnumerable<Standing> standings, bool isLayer, bool isBad = false) => standings.Max() switch
    {
        Standing.Same => new Span(Same, Tone.Good),
        _ when isLayer => new Span(""),
        Standing.Missing => new Span("missing", isBad ? Tone.Bad : Tone.Warning),
        _ => new Span("differs", isBad ? Tone.Bad : Tone.Warning),
    };

    private List<Span[]> Words(ComparedObject compared)
    {
        List<Span[]> words = [];
        foreach (var group in compared.Differences.GroupBy(Notes))
        {
            // That an object is missing stands in the columns.
            string[] fields = [.. Fields(group.Where(difference => difference.Path is not null))];
            var shown = showsAll ? fields : [.. fields.Take(MostFields)];
            if (group.Key == "")
            {
                words.Add([new Span(fields.Length > 0 ? "undeclared:" : "undeclared", Tone.Bad)]);
            }

            for (var i = 0; i < shown.Length; i++)
            {
                words.Add([Span.Of(shown[i] + (i < shown.Length - 1 ? "," : ""))]);
            }

            if (fields.Length > shown.Length)
            {
                words.Add([new Span($"and {fields.Length - shown.Length} more", Tone.Quiet)]);
            }

            if (group.Key != "")
            {
                words.Add([new Span(group.Key, Tone.Quiet)]);
            }
        }

        return words;
    }

    // A declared pattern stands for the fields that it covers.
    private IEnumerable<string> Fields(IEnumerable<Difference> differences) => differences
        .Select(difference => (
            Text: !showsAll && difference.Declared.Select(entry => entry.FieldFor(difference.Path!)).FirstOrDefault(field => field is not null) is { } declared
                ? declared.Pattern.Pattern
                : difference.Path!.Text,
            Path: difference.Path!.Text))
        .GroupBy(field => field.Text)
        .Select(group => group.Any(field => field.Path != group.Key) ? $"{group.Key} ({group.Count()})" : group.Key);

    private string Notes(Difference difference) => string.Concat(difference.Declared.Select(entry => _declared.IndexOf(entry)).Order().Select(index => $"[{index + 1}]"));

    private IEnumerable<Line> Reasons()
    {
        var digits = _declared.Count.ToString().Length + 2;
        foreach ((var index, var entry) in _declared.Index())
        {
            var objects = comparison.Objects.Count(compared => compared.Differences.Any(difference => difference.Declared.Contains(entry)));
            yield return new Line(new Span($"[{index + 1}]".PadRight(digits) + " ", Tone.Quiet)) { Hanging = [new Span(new string(' ', digits + 1))] }
                .Text(entry.Reason)
                .Word(new Span($"({Plural.Of(objects, "object")}, {comparison.Rules.File}:{entry.Line})", Tone.Quiet));
        }
    }

    private IEnumerable<Line> Row(int label, Span[] name, IEnumerable<Span> cells, IReadOnlyList<Span[]> words, string guide)
    {
        Span[] below = [new Span(("  " + guide).PadRight(2 + label + Gap + (comparison.Stacks.Length * _column)), Tone.Quiet)];
        Span[] start = [new Span("  "), .. name];
        var length = name.Sum(span => span.Text.Length);
        if (length > label)
        {
            // A longer name gets a line of its own, so that it does not push everybody's columns to the right.
            yield return new Line(start);
            start = [new Span("  " + guide, Tone.Quiet)];
            length = guide.Length;
        }

        var line = new Line(
        [
            .. start,
            new Span(new string(' ', label - length + Gap)),
            .. cells.SelectMany(cell => new[] { cell, new Span(new string(' ', _column - cell.Text.Length)) }),
        ])
        { Hanging = below };
        if (words.Count > 0 && width - below[0].Text.Length < NarrowestText)
        {
            yield return line;
            below = [new Span(("  " + guide).PadRight(6), Tone.Quiet)];
            line = new Line(below) { Hanging = below };
        }

        foreach (var word in words)
        {
            line.Word(word);
        }

        yield return line;
    }

    private static Line Dot(Line line) => line.Word(new Span("·", Tone.Quiet));
}
