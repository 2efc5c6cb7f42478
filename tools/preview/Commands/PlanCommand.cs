using System.CommandLine;
using Preview.Engine;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Timeline;

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
        var timeline = new Option<bool>("--timeline") { Description = "Show how long `pulumi up` would take, modelled, and what decides it." };
        var command = new Command("plan", "Shows every resource of one stack as a tree, or the plan as JSON.") { stack, json, timeline };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(timeline))
            {
                result.AddError("--json and --timeline are two ways to show a plan; expected one of them.");
            }
        });
        command.SetAction(async (result, cancellation) =>
        {
            var session = Session.Open(result, options);
            var name = session.Stack(result.GetValue(stack)!);
            if (result.GetValue(json) || result.GetValue(timeline))
            {
                var preview = (await session.PreviewAsync([name], cancellation))[0];
                return result.GetValue(json) ? WriteJson(preview, session.Screen) : ShowTimeline(preview, session.Screen);
            }

            (var stacks, var check) = await session.CheckAsync([name], cancellation);
            session.Screen.Write(new PlanView(stacks[0], session.Screen.Width).Lines());
            session.Screen.WriteErrors([.. ErrorView.Lines([stacks[0].Preview]), .. CheckErrors.Refusals(stacks), .. CheckErrors.Expired(check.Expired)]);
            return stacks[0].Passed && check.Expired.Length == 0 ? ExitCode.Fine : ExitCode.No;
        });
        return command;
    }

    private static int ShowTimeline(StackPreview preview, Screen screen)
    {
        screen.Write(new TimelineView(UpTimeline.Of(preview.Plan), preview, screen.Width).Lines());
        screen.WriteErrors(ErrorView.Lines([preview]));
        return preview.Succeeded ? ExitCode.Fine : ExitCode.No;
    }

    // The plan as it is, for programs: whether it may be so is what `check` says.
    private static int WriteJson(StackPreview preview, Screen screen)
    {
        if (preview.Succeeded)
        {
            using var output = Console.OpenStandardOutput();
            PlanWriter.Write(preview.Plan, output);
            output.WriteByte((byte)'\n');
        }

        screen.WriteErrors(ErrorView.Lines([preview], withWarnings: true));
        return preview.Succeeded ? ExitCode.Fine : ExitCode.No;
    }
}
