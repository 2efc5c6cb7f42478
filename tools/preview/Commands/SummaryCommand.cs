using System.CommandLine;
using System.Diagnostics;
using Preview.Reports.Terminal;
using Preview.Text;
using Preview.Timeline;

namespace Preview.Commands;

/// <summary>Without a command: every stack, summed up.</summary>
internal static class SummaryCommand
{
    public static void AddTo(Command root, CommonOptions options)
    {
        var timeline = new Option<bool>("--timeline") { Description = "Show how long `pulumi up` would take, modelled, and what decides it." };
        root.Add(timeline);
        root.SetAction((result, cancellation) => RunAsync(result, options, result.GetValue(timeline), cancellation));
    }

    private static async Task<int> RunAsync(ParseResult result, CommonOptions options, bool showsTimeline, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var session = Session.Open(result, options);
        (var previews, var check) = await session.CheckAsync(session.AllStacks(), cancellation);
        var stacks = showsTimeline ? TimelineView.Overview([.. previews.Select(preview => (preview, UpTimeline.Of(preview.Plan)))])
            : previews is [var only] ? new SummaryView(only, session.Screen.Width).Lines()
            : new OverviewView(previews, session.Screen.Width).Lines();
        session.Screen.Write(Blocks.Apart(stacks, TotalView.Lines(previews, clock.Elapsed)));
        session.Screen.WriteErrors([.. ErrorView.Lines(previews), .. CheckErrors.Refusals(previews), .. CheckErrors.Expired(check.Expired)]);
        return previews.All(preview => preview is { Succeeded: true, Policies.Passed: true }) && check.Expired.Length == 0 ? ExitCode.Fine : ExitCode.No;
    }
}
