using System.Collections.Immutable;
using System.CommandLine;
using Preview.Parity;
using Preview.Reports.Terminal;
using Preview.Text;

namespace Preview.Commands;

/// <summary><c>parity [STACK...]</c>: whether the platform is the same on every stack.</summary>
internal static class ParityCommand
{
    public static Command Create(CommonOptions options)
    {
        var stacks = new Argument<string[]>("STACK") { Description = "The stacks to compare. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "List every object and every field, not only what differs." };
        var command = new Command(
            "parity", "Compares the platform's layers of all stacks, object by object. An undeclared difference, or a declared one that is none any more, is exit code 1.") { stacks, all };
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            string[] asked = [.. result.GetValue(stacks)!.Select(session.Stack).Distinct()];
            var names = asked.Length > 0 ? asked : session.AllStacks();
            var rules = ParityFile.Read(session.Project);
            if (names.Count < 2)
            {
                session.Screen.Write([new Line().Text($"There is only one stack to look at, {names[0]}: nothing to compare. {rules.File} is valid; it declares {Plural.Of(rules.Differences.Length, "difference")}.")]);
                return ExitCode.Fine;
            }

            var previews = await session.PreviewAsync(names, cancellation);
            session.Screen.WriteErrors(ErrorView.Lines(previews));
            if (!previews.All(preview => preview.Succeeded))
            {
                return ExitCode.No;
            }

            var showsAll = result.GetValue(all);
            var comparison = ParityComparison.Of([.. previews.Select(preview => preview.Plan)], rules, judgesStale: session.AllStacks().All(names.Contains));
            session.Screen.Write(new ParityView(comparison, showsAll, session.Screen.Width).Lines());
            session.Screen.WriteErrors(new ParityErrors(comparison, showsAll).Lines());
            return comparison.IsFine ? ExitCode.Fine : ExitCode.No;
        });
        return command;
    }
}
