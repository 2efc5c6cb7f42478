using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Preview.Checks;
using Preview.Display;
using Preview.Engine;

namespace Preview.Commands;

/// <summary>Without a command: every stack, summed up.</summary>
internal static class SummaryCommand
{
    public static void AddTo(Command root, CommonOptions options) => root.SetAction(async (result, cancellation) =>
    {
        var clock = Stopwatch.StartNew();
        Session session = Session.Open(result, options);
        Task<PolicyCheck> opening = session.OpenCheckAsync();
        ImmutableArray<StackPreview> previews = await session.PreviewAsync(session.AllStacks(), cancellation);
        PolicyCheck check = await opening;
        previews = check.Apply(previews);
        IEnumerable<Line> stacks = previews is [var only]
            ? new SummaryView(only, session.Screen.Width).Lines()
            : new OverviewView(previews, session.Screen.Width).Lines();
        session.Screen.Write(Blocks.Apart(stacks, TotalView.Lines(previews, clock.Elapsed)));
        session.Screen.WriteErrors([.. ErrorView.Lines(previews), .. CheckErrors.Refusals(previews), .. CheckErrors.Expired(check.Expired)]);
        return previews.All(static preview => preview is { Succeeded: true, Policies.IsFine: true }) && check.Expired.Length == 0 ? ExitCode.Fine : ExitCode.No;
    });
}
