using System.CommandLine;
using Preview.Cost;
using Preview.Reports.Terminal;

namespace Preview.Commands;

/// <summary><c>cost [STACK...] [--json]</c>: what the stacks would cost in a month, line by line.</summary>
internal static class CostCommand
{
    public static Command Create(CommonOptions options)
    {
        var stacks = new Argument<string[]>("STACK") { Description = "The stacks to estimate. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Write the estimates as JSON, and nothing else to standard output." };
        var command = new Command(
            "cost", "Estimates what each stack would cost in a month, from dated list prices: at least, when nobody works, and at most, with every pool at its limit.") { stacks, json };
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            string[] asked = [.. result.GetValue(stacks)!.Select(session.Stack).Distinct()];
            var previews = await session.PreviewAsync(asked.Length > 0 ? asked : session.AllStacks(), cancellation);
            session.Screen.WriteErrors(ErrorView.Lines(previews));
            if (!previews.All(preview => preview.Succeeded))
            {
                return ExitCode.No;
            }

            (string Stack, CostEstimate Cost)[] estimates = [.. previews.Select(preview => (preview.Stack, CostEstimate.Of(preview.Plan)))];
            if (result.GetValue(json))
            {
                using var output = Console.OpenStandardOutput();
                CostWriter.Write(estimates, output);
                output.WriteByte((byte)'\n');
            }
            else
            {
                session.Screen.Write(new CostView(estimates, session.Screen.Width).Lines());
            }

            return ExitCode.Fine;
        });
        return command;
    }
}
