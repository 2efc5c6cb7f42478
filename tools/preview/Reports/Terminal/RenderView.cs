using Preview.Render;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What was written, folder by folder.</summary>
internal sealed class RenderView(Rendering rendering, string folder, bool isExpanded, int? width)
{
    public IEnumerable<Line> Lines()
    {
        var table = new TreeTable(width);
        foreach ((var layer, var objects, var releases) in rendering.Layers)
        {
            List<Span[]> words = [];
            if (objects > 0)
            {
                words.Add([new Span(Plural.Of(objects, "object") + (releases > 0 ? "," : ""))]);
            }

            if (releases > 0)
            {
                words.Add([new Span(Plural.Of(releases, "release"))]);
            }

            table.Add("  ", "  ", [Span.Of(layer, Tone.Name)], "", words);
        }

        return Blocks.Apart([Header()], table.Lines(), Notes());
    }

    private Line Header() => new Line(new Span("✓ ", Tone.Good)) { Hanging = [new Span("  ")] }
        .Word(Span.Of(rendering.Stack, Tone.Title))
        .Text("rendered to").Word(Span.Of(folder, Tone.Name))
        .Word(new Span("·", Tone.Quiet))
        .Text($"{Plural.Of(rendering.Layers.Sum(layer => layer.Objects), "object")}, {Plural.Of(rendering.Releases.Length, "Helm release")}{(isExpanded ? ", expanded" : "")}");

    private IEnumerable<Line> Notes()
    {
        yield return Note("Apply order", $"{RenderedStack.OrderFile}");
        var unknown = Holding(Placeholders.UnknownStart);
        if (unknown > 0)
        {
            yield return Note("Unknown", $"{Plural.Of(unknown, "file")} with values that are known only after apply");
        }

        var secret = Holding(Placeholders.Secret);
        if (secret > 0)
        {
            yield return Note("Secret", $"{Plural.Of(secret, "file")} with values that are not written");
        }
    }

    private int Holding(string text) => rendering.Files.Count(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal) && file.Text.Contains(text, StringComparison.Ordinal));

    private static Line Note(string label, string text) => new Line(new Span("  " + label.PadRight(13), Tone.Quiet)) { Hanging = [new Span(new string(' ', 15))] }.Text(text);
}
