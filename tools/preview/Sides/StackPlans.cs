using System.Collections.Immutable;
using Preview.Display;
using Preview.Engine;
using Preview.Projects;
using Preview.Reports;

namespace Preview.Sides;

/// <summary>Runs a built program for every stack of a project, and makes a side of what comes out.</summary>
internal static class StackPlans
{
    public static async Task<Side> RunAsync(ReportSide label, Project project, ProgramFile program, TimeSpan timeout, Screen screen, CancellationToken cancellation)
    {
        IReadOnlyList<string> stacks = project.Stacks();
        using Progress progress = screen.Progress(stacks);
        ImmutableArray<StackPreview> previews = await new StackRun(project, program, timeout).RunAsync(stacks, Task.FromResult, progress.Report, cancellation).ConfigureAwait(false);
        return new Side
        {
            Label = label,
            Project = project,
            Plans = previews.Where(static preview => preview.Succeeded).ToImmutableSortedDictionary(static preview => preview.Stack, static preview => preview.Plan, StringComparer.Ordinal),
            Failures = [.. previews.Where(static preview => !preview.Succeeded).Select(preview => new Failure(label, preview.Stack, FirstError(preview, project)))],
        };
    }

    private static string FirstError(StackPreview preview, Project project)
    {
        Diagnostic error = preview.Errors.First();
        string place = error.Location is { } location ? $"{location}: " : "";
        string more = error.Remedy is { } remedy ? $"\n{remedy}" : "";
        int others = preview.Errors.Count() - 1;
        string rest = others > 0 ? $"\n(and {HeaderView.Count(others, "more error")})" : "";
        return (ErrorView.Public($"{place}{error.Message}{more}") + rest).Replace(project.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
