using System.CommandLine;
using Preview.Display;
using Preview.Engine;
using Preview.Plans;

namespace Preview.Commands;

/// <summary><c>plan STACK [--json]</c>: one stack in full.</summary>
internal static class PlanCommand
{
    public static Command Create(CommonOptions options)
    {
        var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.<STACK>.yaml." };
        var json = new Option<bool>("--json")
        {
            Description = "Write the plan as JSON, in the shape of `pulumi stack export`, and nothing else to standard output.",
        };
        var command = new Command("plan", "Shows every resource of one stack as a tree, or the plan as JSON.") { stack, json };
        command.SetAction(async (result, cancellation) =>
        {
            Session session = Session.Open(result, options);
            StackPreview preview = (await session.PreviewAsync([session.Stack(result.GetValue(stack)!)], cancellation))[0];
            if (!result.GetValue(json))
            {
                session.Screen.Write(new PlanView(preview, session.Screen.Width).Lines());
            }
            else if (preview.Succeeded)
            {
                WriteJson(preview.Plan);
            }

            session.Screen.WriteErrors(ErrorView.Lines([preview], withWarnings: result.GetValue(json)));
            return preview.Succeeded ? ExitCode.Fine : ExitCode.No;
        });
        return command;
    }

    private static void WriteJson(Plan plan)
    {
        using Stream output = Console.OpenStandardOutput();
        PlanWriter.Write(plan, output);
        output.WriteByte((byte)'\n');
    }
}
