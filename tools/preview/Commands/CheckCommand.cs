using System.Collections.Immutable;
using System.CommandLine;
using Policies;
using PolicyEngine.Documents;
using Preview.Checks;
using Preview.Projects;
using Preview.Reports.Terminal;

namespace Preview.Commands;

/// <summary><c>check [STACK...]</c>: what the policies say.</summary>
internal static class CheckCommand
{
    public static Command Create(CommonOptions options)
    {
        var stacks = new Argument<string[]>("STACK") { Description = "The stacks to check. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "List every question that only apply can answer, not only how many there are." };
        var json = new Option<bool>("--json") { Description = "Write the verdicts as JSON, and nothing else to standard output." };
        var catalogue = new Option<bool>("--catalogue") { Description = $"Check nothing: write {CataloguePage.Path} and {SettingsSchema.Path} anew from the policies." };
        var command = new Command(
            "check", "Asks the policies about every stack. A mandatory policy that is violated, or an exemption that has expired, is exit code 1.") { stacks, all, json, catalogue };
        command.Validators.Add(result =>
        {
            if (result.GetValue(catalogue) && (result.GetValue(stacks)!.Length > 0 || result.GetValue(all) || result.GetValue(json)))
            {
                result.AddError("--catalogue goes with nothing else.");
            }

            if (result.GetValue(all) && result.GetValue(json))
            {
                result.AddError("--all is only of use without --json, which has everything.");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            if (result.GetValue(catalogue))
            {
                return WriteCatalogue(session.Project);
            }

            string[] asked = [.. result.GetValue(stacks)!.Select(session.Stack).Distinct()];
            var names = asked.Length > 0 ? asked : session.AllStacks();
            (var outcomes, var check) = await session.CheckAsync(names, cancellation);

            // An exemption may be needed by a stack that was not looked at, or that failed.
            var isWhole = session.AllStacks().All(names.Contains) && outcomes.All(stack => stack.Preview.Succeeded);
            StaleExemption[] stale = isWhole ? [.. check.Stale(outcomes)] : [];
            var isFine = outcomes.All(stack => stack.Passed) && check.Expired.Length == 0;
            if (result.GetValue(json))
            {
                using var output = Console.OpenStandardOutput();
                CheckJson.Write(outcomes, check.Expired, stale.Select(stale => stale.Exemption), isFine, output);
                output.WriteByte((byte)'\n');
            }
            else
            {
                session.Screen.Write(new CheckView(outcomes, result.GetValue(all)).Lines());
            }

            session.Screen.WriteErrors([.. ErrorView.Lines([.. outcomes.Select(stack => stack.Preview)]), .. CheckErrors.Expired(check.Expired), .. CheckErrors.Stale(stale)]);
            return isFine ? ExitCode.Fine : ExitCode.No;
        });
        return command;
    }

    private static int WriteCatalogue(Project project)
    {
        foreach ((var path, var text) in new[] { (CataloguePage.Path, CataloguePage.Text(Catalogue.All)), (SettingsSchema.Path, SettingsSchema.Text(Catalogue.All)) })
        {
            var file = Path.Combine(project.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            Console.Out.WriteLine($"Wrote {path}.");
        }

        return ExitCode.Fine;
    }
}
