using Preview.Engine;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>What goes to standard error: what is wrong, where, how to mend it, and what a failed program wrote.</summary>
internal static class ErrorView
{
    private const int MostOutput = 20;

    private static readonly Span[] Indentation = [new("  ")];

    /// <summary>The errors of all stacks. What several stacks say is told once, as what is wrong in the settings of all.</summary>
    /// <param name="previews">The stacks.</param>
    /// <param name="withWarnings">True when nothing else shows the warnings.</param>
    public static IEnumerable<Line> Lines(IReadOnlyList<StackPreview> previews, bool withWarnings = false)
    {
        HashSet<Diagnostic> told = [];
        foreach (var preview in previews)
        {
            foreach (var diagnostic in preview.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error || (withWarnings && diagnostic.Severity == Severity.Warning)).Where(told.Add))
            {
                foreach (var line in Lines(string.Join(", ", previews.Where(other => other.Diagnostics.Contains(diagnostic)).Select(other => other.Stack)), diagnostic))
                {
                    yield return line;
                }
            }

            foreach (var line in OutputLines(preview))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<Line> Lines(string stacks, Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == Severity.Error;
        var message = Signatures.Readable(diagnostic.Message).ReplaceLineEndings("\n").Split('\n');
        yield return new Line { Hanging = Indentation }
            .Word(isError ? new Span("error:", Tone.Bad) : new Span("warning:", Tone.Warning))
            .Word(Span.Of(stacks + ":", Tone.Name))
            .Text(message[0]);
        foreach (var more in message.Skip(1).Where(line => line.Trim().Length > 0))
        {
            yield return Indented().Text(more);
        }

        if (diagnostic.Urn is { } urn && !diagnostic.Message.Contains(urn, StringComparison.Ordinal))
        {
            yield return Indented().Text("of").Text(urn);
        }

        if (diagnostic.Location is { } location)
        {
            yield return Indented().Text("at").Word(Span.Of(location, Tone.Name));
        }

        if (diagnostic.Remedy is { } remedy)
        {
            yield return Indented().Text(remedy);
        }
    }

    private static IEnumerable<Line> OutputLines(StackPreview preview)
    {
        // What the errors say already need not be said again by the program.
        string[] said = [.. preview.Errors.Select(error => error.Message.Split('\n')[0])];
        string[] output = [.. preview.Output.Where(line => !ProgramFault.IsFrame(line) && !said.Any(line.Contains)).TakeLast(MostOutput)];
        if (preview.Succeeded || output.Length == 0)
        {
            yield break;
        }

        yield return Indented().Text($"The program of {preview.Stack} wrote:", Tone.Quiet);
        foreach (var line in output)
        {
            yield return new Line(new Span("    "), Span.Of(Signatures.Readable(line), Tone.Quiet));
        }
    }

    private static Line Indented() => new(Indentation) { Hanging = Indentation };
}
