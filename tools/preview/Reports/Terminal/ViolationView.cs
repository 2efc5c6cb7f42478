using PolicyEngine.Model;
using Preview.Checks;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>Violations, policy by policy: what must hold, where it does not and why, how to mend it, where to read on.</summary>
internal static class ViolationView
{
    private static readonly Span[] Indentation = [new("  ")];

    public static IEnumerable<Line> Lines(Violations violations)
    {
        var info = violations.Policy.Info;
        yield return new Line { Hanging = Indentation }
            .Word(violations.IsRefusal ? new Span("error:", Tone.Bad) : new Span("warning:", Tone.Warning))
            .Word(Span.Of(info.Id, Tone.Name))
            .Text(info.Title + ".", Tone.Plain)
            .Text($"({info.Severity.ToString().ToLowerInvariant()}, {PolicyLevels.Name(violations.Level)})", Tone.Quiet);
        foreach ((var stack, var verdict) in violations.Found)
        {
            foreach (var finding in verdict.Violations)
            {
                var line = new Line(Indentation) { Hanging = [new Span("    ")] }
                    .Word(Span.Of(stack, Tone.Title))
                    .Word(Span.Of(Kind(verdict.Resource), Tone.Kind))
                    .Word(Span.Of(verdict.Resource.Name, Tone.Name));
                yield return (finding.Path.Length > 0 ? line.Word(Span.Of(finding.Path + ":")) : line).Text(finding.Message);
            }
        }

        yield return new Line(Indentation) { Hanging = Indentation }.Text(info.Remedy);
        yield return new Line(Indentation) { Hanging = Indentation }.Word(Span.Of(info.Link, Tone.Quiet));
    }

    /// <summary>The short name of a resource's type, or of its kind.</summary>
    public static string Kind(Resource resource) =>
        resource.Type.StartsWith(PlanResource.ProviderTypePrefix, StringComparison.Ordinal) ? $"{resource.Type[PlanResource.ProviderTypePrefix.Length..]} provider"
        : resource.Type[(resource.Type.LastIndexOf(':') + 1)..];
}
