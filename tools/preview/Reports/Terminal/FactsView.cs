using Preview.Engine;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What there is to say of a stack below its tree.</summary>
internal sealed class FactsView(StackPreview preview)
{
    private const int LabelWidth = 12;

    public IEnumerable<Line> Lines(bool withKinds) =>
        (withKinds ? KindLines() : []).Concat(ExternalLines()).Concat(UnknownLines(withKinds)).Concat(AssumedLines()).Concat(OutputLines()).Concat(NoteLines());

    /// <summary>From where the API server is reached, where the stack says so.</summary>
    public IEnumerable<Line> ApiServerLines() => ApiServerSection.Of(preview.Plan) is { } reached
        ? [Labelled("API").Word(Span.Of(preview.Stack, Tone.Title)).Text(reached)]
        : [];

    /// <summary>The lines for a reader of several stacks: what was assumed, and what was warned of.</summary>
    public IEnumerable<Line> ShortLines()
    {
        if (preview.Assumed.Length > 0)
        {
            // "aws getPartition → aws": the answers are in the stack's own view.
            var functions = preview.Assumed.Select(assumed => assumed.Split(" → ")[0]).Distinct();
            yield return Labelled("Assumed").Word(Span.Of(preview.Stack, Tone.Title)).Text($"{string.Join(", ", functions)}; see `plan {preview.Stack}`");
        }

        foreach (var note in NoteLines(preview.Stack))
        {
            yield return note;
        }
    }

    private IEnumerable<Line> KindLines()
    {
        var first = true;
        foreach (var package in preview.Plan.Resources
            .Where(resource => resource.IsManaged)
            .GroupBy(Kinds.Package)
            .OrderBy(package => package.Key, StringComparer.Ordinal))
        {
            var line = Labelled(first ? "Kinds" : "").Word(Span.Of(package.Key, Tone.Title)).Word(new Span($"{package.Count()}:", Tone.Quiet));
            foreach (var word in KindCounts.Words(package, withNames: false))
            {
                line.Word(word);
            }

            yield return line;
            first = false;
        }
    }

    private IEnumerable<Line> ExternalLines()
    {
        PlanResource[] external = [.. preview.Plan.Resources.Where(resource => resource.External)];
        if (external.Length > 0)
        {
            yield return Labelled("Looked up").Text($"{string.Join(", ", external.Select(resource => $"{Kinds.Of(resource)} {resource.Urn.Name}"))}; what they hold is known at apply");
        }
    }

    private IEnumerable<Line> UnknownLines(bool withHint)
    {
        int[] unknown =
        [
            .. preview.Plan.Resources
                .Where(resource => resource.Type != Urn.StackType)
                .Select(resource => Marks.Unknown(resource.Inputs).Count())
                .Where(count => count > 0),
        ];
        if (unknown.Length > 0)
        {
            var hint = withHint ? $"; see `plan {preview.Stack}`" : "";
            yield return Labelled("Unknown").Text($"{Plural.Of(unknown.Sum(), "value")} of {Plural.Of(unknown.Length, "resource")}, known after apply{hint}", Tone.Unknown);
        }
    }

    private IEnumerable<Line> AssumedLines()
    {
        foreach ((var assumed, var index) in preview.Assumed.Select((assumed, index) => (assumed, index)))
        {
            yield return Labelled(index == 0 ? "Assumed" : "").Text(assumed);
        }
    }

    private IEnumerable<Line> OutputLines()
    {
        var outputs = preview.Plan.Root?.Outputs ?? PlanMap.Empty;
        var width = outputs.Count == 0 ? 0 : outputs.Max(output => output.Key.Length);
        var first = true;
        foreach ((var name, var value) in outputs)
        {
            (var text, var tone) = Show(value);
            yield return Labelled(first ? "Outputs" : "", width + 2).Word(Span.Of(name.PadRight(width), Tone.Name)).Word(new Span("")).Text(text, tone);
            first = false;
        }
    }

    private IEnumerable<Line> NoteLines(string? stack = null)
    {
        foreach (var diagnostic in preview.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Error))
        {
            var isWarning = diagnostic.Severity == Severity.Warning;
            var where = diagnostic.Location is { } location ? location + ": " : "";
            var line = Labelled(isWarning ? "Warning" : "Note", tone: isWarning ? Tone.Warning : Tone.Quiet);
            if (stack is not null)
            {
                line.Word(Span.Of(stack, Tone.Title));
            }

            yield return line.Text(Signatures.Readable($"{where}{diagnostic.Message} {diagnostic.Remedy}"));
        }
    }

    private static (string Text, Tone Tone) Show(PlanValue value) => value switch
    {
        PlanSecret => (PlanSecret.Shown, Tone.Secret),
        PlanUnknown => (PlanUnknown.Shown, Tone.Unknown),
        _ => (Values.Show(value, longest: 200), Tone.Plain),
    };

    private static Line Labelled(string label, int indentation = 0, Tone tone = Tone.Quiet) =>
        new(new Span("  " + label.PadRight(LabelWidth - 2), tone)) { Hanging = [new Span(new string(' ', LabelWidth + indentation))] };
}
