using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Preview.Changes;
using Preview.Checks;
using Preview.Projects;
using Preview.Reports;
using Preview.Reports.Html;
using Preview.Reports.Markdown;
using Preview.Reports.Terminal;
using Preview.Sides;
using Preview.Text;

namespace Preview.Commands;

/// <summary><c>diff [BASE] [HEAD]</c>: what a change of the project would do, on every stack.</summary>
internal static class DiffCommand
{
    private static readonly string[] Formats = ["text", "markdown", "html"];

    public static Command Create(CommonOptions options)
    {
        var before = new Argument<string?>("BASE")
        {
            Description = "A plan file, a folder with a plan for each stack, a revision of git, or . for the working tree. Default: where this branch left origin/main.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var after = new Argument<string?>("HEAD") { Description = "The same. Default: the working tree.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for a terminal, markdown for a comment on a pull request, html for a page to open in a browser.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var all = new Option<bool>("--all") { Description = "Text: every resource and every line." };
        var failOn = new Option<string?>("--fail-on") { Description = "Exit code 1 on: danger (anything that is deleted, made anew or less guarded) or change (anything).", HelpName = "WHAT" };
        format.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Formats.Contains(token.Value))
            {
                result.AddError($"--format is {token.Value}; expected {string.Join(", ", Formats[..^1])} or {Formats[^1]}.");
            }
        });
        failOn.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("danger" or "change"))
            {
                result.AddError($"--fail-on is {token.Value}; expected danger or change.");
            }
        });
        output.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (string.IsNullOrWhiteSpace(token.Value) || Directory.Exists(token.Value) || Directory.GetParent(Path.GetFullPath(token.Value)) is not { Exists: true }))
            {
                result.AddError($"--out is \"{token.Value}\"; expected a file in a folder that is there.");
            }
        });
        var command = new Command(
            "diff", "Shows what would change between two revisions or plans, what would be destroyed first. Exit code 1 when a side could not be compared, or as --fail-on says.") { before, after, format, output, all, failOn };
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            var sides = new SideReader(() => session.Project, () => session.Program, session.Timeout, session.Screen);
            // One after the other: both may build and run programs, which takes every processor already.
            using var head = await sides.ReadAsync(result.GetValue(after) ?? ".", cancellation);
            using var @base = await sides.ReadAsync(result.GetValue(before), cancellation);
            var report = Comparison.Of(@base, head, ChangeRules.Shipped, SectionInputs.Read(@base, head, PolicyCheck.Today()));
            var file = result.GetValue(output);
            switch (result.GetValue(format))
            {
                case "html":
                    Write(file, new HtmlReport(report).Write());
                    break;
                case "markdown":
                    Write(file, new MarkdownReport(report).Write());
                    break;
                case var _ when file is null:
                    session.Screen.Write(new TextReport(report, result.GetValue(all)).Lines());
                    break;
                default:
                    Write(file, Plain(new TextReport(report, result.GetValue(all)).Lines()));
                    break;
            }

            if (file is not null)
            {
                session.Screen.WriteErrors([Written(report, file)]);
            }

            return !report.Failures.IsEmpty || Fails(report, result.GetValue(failOn)) ? ExitCode.No : ExitCode.Fine;
        });
        return command;
    }

    private static bool Fails(Report report, string? failOn) => failOn switch
    {
        "danger" => report.Danger is not null,
        "change" => report.HasChanges,
        _ => false,
    };

    // On standard error, so that standard output is the report or nothing.
    private static Line Written(Report report, string file)
    {
        var verdict = Verdict.Of(report);
        return new Line(new Span(verdict.Sign + " ", verdict.Tone)) { Hanging = [new Span("  ")] }
            .Word(Span.Of(report.Project, Tone.Title)).Text(verdict.Text, verdict.Tone)
            .Word(new Span("·", Tone.Quiet)).Text("written to").Word(Span.Of(file, Tone.Name));
    }

    private static string Plain(IEnumerable<Line> lines)
    {
        using var text = new StringWriter();
        Screen.Of(text, width: null, color: false).Write(lines);
        return text.ToString();
    }

    private static void Write(string? path, string text)
    {
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        if (path is null)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            return;
        }

        // Whoever reads the file sees the earlier report or this one, never half of it.
        var beside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllBytes(beside, bytes);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new UsageException($"--out is {path}, which cannot be written: {e.Message}");
        }
    }
}
