using System.Collections.Immutable;
using Preview.Engine;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>The last line: everything together.</summary>
internal static class TotalView
{
    public static IEnumerable<Line> Lines(ImmutableArray<StackPreview> previews, TimeSpan elapsed)
    {
        var failed = previews.Count(preview => !preview.Succeeded);
        var resources = previews.Sum(preview => preview.Plan.Resources.Count(resource => resource.IsManaged));
        var line = new Line().Text(Plural.Of(previews.Length, "stack"), Tone.Name);
        if (failed > 0)
        {
            line.Word(new Span($"({failed} failed)", Tone.Bad));
        }

        yield return line
            .Word(new Span("·", Tone.Quiet)).Text(Plural.Of(resources, "resource"))
            .Word(new Span("·", Tone.Quiet)).Word(new Span($"{elapsed.TotalSeconds:0.00} s", Tone.Quiet));
    }
}
