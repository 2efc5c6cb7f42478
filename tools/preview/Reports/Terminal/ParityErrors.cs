using Preview.Parity;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What goes to standard error: each undeclared difference with its values, stack by stack, and what to do.</summary>
internal sealed class ParityErrors(ParityComparison comparison, bool showsAll)
{
    private const int MostFields = 12;
    private const int LongestValue = 120;
    private const int Lead = 20;

    public IEnumerable<Line> Lines()
    {
        var file = comparison.Rules.File;
        foreach (var stack in comparison.WithoutComponent)
        {
            yield return Error($"{stack}: There is no component of the type {comparison.Rules.Component}, which {file} names.");
            yield return Indented(2).Text($"Name the type of the component that holds the layers, or make it part of {stack}.");
        }

        foreach (var compared in comparison.Undeclared)
        {
            foreach (var line in Lines(compared))
            {
                yield return line;
            }
        }

        foreach (var stale in comparison.Stale)
        {
            yield return Error($"{file}:{stale.Line}:{stale.Column}: The difference \"{stale.Declared.Object}\" declares {stale.What}, but no stack differs in that.");
            yield return Indented(2).Text("Remove it: what is the same now must stay the same.");
        }
    }

    private IEnumerable<Line> Lines(ComparedObject compared)
    {
        Difference[] undeclared = [.. compared.Differences.Where(difference => !difference.IsDeclared)];
        var missing = undeclared.FirstOrDefault(difference => difference.Path is null);
        Difference[] fields = [.. undeclared.Where(difference => difference.Path is not null)];
        if (missing is not null)
        {
            yield return Error($"{compared.Name} (layer {compared.Layer}) is missing on {string.Join(", ", comparison.Stacks.Where((_, stack) => missing.Values[stack] is null))}; it is on {string.Join(", ", comparison.Stacks.Where((_, stack) => missing.Values[stack] is not null))}. Nobody declared that.");
            foreach (var line in Advice(compared, "missing: true"))
            {
                yield return line;
            }
        }

        if (fields.Length == 0)
        {
            yield break;
        }

        yield return Error($"{compared.Name} (layer {compared.Layer}) differs in {Plural.Of(fields.Length, "field")} that nobody declared:");
        var width = comparison.Stacks.Max(stack => stack.Length) + 2;
        var shown = showsAll ? fields : [.. fields.Take(MostFields)];
        foreach (var difference in shown)
        {
            yield return Indented(2).Word(Span.Of(difference.Path!.Text, Tone.Name));
            foreach ((var stack, var name) in comparison.Stacks.Index())
            {
                yield return new Line(new Span("    "), Span.Of(name.PadRight(width), Tone.Quiet)) { Hanging = [new Span(new string(' ', 4 + width))] }
                    .Text(Show(compared, difference, stack));
            }
        }

        if (fields.Length > shown.Length)
        {
            yield return Indented(2).Text($"and {Plural.Of(fields.Length - shown.Length, "more field")}; --all shows them.");
        }

        foreach (var line in Advice(compared, $"fields: [{string.Join(", ", fields.Select(field => Quoted(field.Path!.Text)))}]"))
        {
            yield return line;
        }
    }

    private static string Show(ComparedObject compared, Difference difference, int stack)
    {
        if (difference.Values[stack] is not { } value)
        {
            return compared.Standings[stack] == Standing.Missing ? "(the object is missing)" : "(none)";
        }

        var text = Whole(value);
        // Of long values, the part in which they differ is shown.
        var begin = Math.Max(Shared([.. difference.Values.OfType<PlanValue>().Select(Whole)]) - Lead, 0);
        return text.Length == 0 ? "(empty text)"
            : text.Length <= LongestValue || begin == 0 ? Cut(text)
            : "…" + Cut(text[begin..]);
    }

    private static string Whole(PlanValue value) => Values.Show(value, int.MaxValue);

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";

    private static int Shared(string[] texts)
    {
        var length = 0;
        while (texts.All(text => length < text.Length && text[length] == texts[0][length]))
        {
            length++;
        }

        return length;
    }

    private IEnumerable<Line> Advice(ComparedObject compared, string what)
    {
        yield return Indented(2).Text($"Make the stacks the same or, when they must differ, add to differences: in {comparison.Rules.File}:");
        yield return Indented(4).Word(Span.Of($"- object: {Quoted(compared.Name)}"));
        yield return Indented(6).Word(Span.Of(what));
        yield return Indented(6).Word(new Span("reason: <why it cannot be the same>"));
    }

    // What would be read as something else than a text, or end the list that it stands in, needs quotes.
    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("[]{},:#&*!|>'\"%@`") < 0 ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Line Error(string message) => new Line { Hanging = [new Span("  ")] }.Word(new Span("error:", Tone.Bad)).Text(message);

    private static Line Indented(int columns) => new(new Span(new string(' ', columns))) { Hanging = [new Span(new string(' ', columns))] };
}
