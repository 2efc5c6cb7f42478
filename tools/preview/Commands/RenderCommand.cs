using System.CommandLine;
using Preview.Render;
using Preview.Reports.Terminal;
using Preview.Text;

namespace Preview.Commands;

/// <summary><c>render STACK --out DIR</c>: the Kubernetes objects of a stack as files.</summary>
internal static class RenderCommand
{
    public static Command Create(CommonOptions options)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.<STACK>.yaml." };
        var output = new Option<string>("--out", "-o") { Description = "The folder to write. It must be empty or not be there.", HelpName = "DIR", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace what an earlier rendering wrote there, and nothing else." };
        var expand = new Option<bool>("--expand") { Description = "Also write the objects of each Helm chart, with the helm on PATH." };
        var charts = new Option<string?>("--charts") { Description = "A folder with chart archives, <chart>-<version>.tgz. Default: the charts' repositories.", HelpName = "DIR" };
        var command = new Command("render", "Writes each Kubernetes object of a stack as a YAML file, and the values of each Helm release.") { stack, output, force, expand, charts };
        command.Validators.Add(result =>
        {
            if (result.GetValue(charts) is not null && !result.GetValue(expand))
            {
                result.AddError("--charts is only of use with --expand.");
            }

            if (result.GetResult(output) is { Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(result.GetValue(output)))
            {
                result.AddError("--out is empty; expected a folder.");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            var name = session.Stack(result.GetValue(stack)!);
            using var folder = OutputFolder.At(result.GetValue(output)!, result.GetValue(force));
            var helm = result.GetValue(expand) ? HelmTemplate.Find(result.GetValue(charts), Environment.GetEnvironmentVariable("PATH")) : null;
            var preview = (await session.PreviewAsync([name], cancellation))[0];
            session.Screen.WriteErrors(ErrorView.Lines([preview], withWarnings: true));
            if (!preview.Succeeded)
            {
                return ExitCode.No;
            }

            var rendering = RenderedStack.Of(preview.Plan);
            helm?.CheckCharts(rendering.Releases);
            try
            {
                await folder.WriteAsync(rendering.Files, helm is null ? null : building => ExpandAsync(helm, rendering, building, cancellation));
            }
            catch (HelmException e)
            {
                session.Screen.WriteErrors(Error(e.Message));
                return ExitCode.No;
            }

            session.Screen.Write(new RenderView(rendering, result.GetValue(output)!, helm is not null, session.Screen.Width).Lines());
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task ExpandAsync(HelmTemplate helm, Rendering rendering, string building, CancellationToken cancellation)
    {
        foreach (var release in rendering.Releases)
        {
            await helm.ExpandAsync(release, building, cancellation);
        }
    }

    private static IEnumerable<Line> Error(string message)
    {
        var lines = message.Split('\n');
        yield return new Line { Hanging = [new Span("  ")] }.Word(new Span("error:", Tone.Bad)).Text(lines[0]);
        foreach (var line in lines[1..])
        {
            yield return new Line(new Span("  "), Span.Of(line)) { Hanging = [new Span("  ")] };
        }
    }
}
