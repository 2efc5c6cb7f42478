using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Preview.Engine;
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
        (var stacks, var check) = await session.CheckAsync(session.AllStacks(), cancellation);
        ImmutableArray<StackPreview> previews = [.. stacks.Select(stack => stack.Preview)];
        var lines = showsTimeline ? TimelineView.Overview([.. previews.Select(preview => (preview, UpTimeline.Of(preview.Plan)))])
            : stacks is [var only] ? new SummaryView(only, session.Screen.Width).Lines()
            : new OverviewView(stacks, session.Screen.Width).Lines();
        session.Screen.Write(Blocks.Apart(lines, TotalView.Lines(previews, clock.Elapsed)));
        session.Screen.WriteErrors([.. ErrorView.Lines(previews), .. CheckErrors.Refusals(stacks), .. CheckErrors.Expired(check.Expired)]);
        return stacks.All(stack => stack.Passed) && check.Expired.Length == 0 ? ExitCode.Fine : ExitCode.No;
    }
}
