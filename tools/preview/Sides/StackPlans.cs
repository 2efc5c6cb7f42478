using System.Collections.Immutable;
using Preview.Engine;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>Runs a built program for every stack of a project, and makes a side of what comes out.</summary>
internal static class StackPlans
{
    public static async Task<Side> RunAsync(SideLabel label, Project project, ProgramFile program, TimeSpan timeout, IActivity activity, CancellationToken cancellation)
    {
        var stacks = project.Stacks();
        using var progress = activity.Preview(stacks);
        var previews = await new StackRun(project, program, timeout).RunAsync(stacks, Task.FromResult, progress.Report, cancellation);
        return new Side
        {
            Label = label,
            Project = project,
            Plans = previews.Where(preview => preview.Succeeded).ToImmutableSortedDictionary(preview => preview.Stack, preview => preview.Plan, StringComparer.Ordinal),
            Failures = [.. previews.Where(preview => !preview.Succeeded).Select(preview => new Failure(label, preview.Stack, FirstError(preview, project)))],
        };
    }

    private static string FirstError(StackPreview preview, Project project)
    {
        var error = preview.Errors.First();
        var place = error.Location is { } location ? $"{location}: " : "";
        var more = error.Remedy is { } remedy ? $"\n{remedy}" : "";
        var others = preview.Errors.Count() - 1;
        var rest = others > 0 ? $"\n(and {others} more {(others == 1 ? "error" : "errors")})" : "";
        return (Signatures.Readable($"{place}{error.Message}{more}") + rest).Replace(project.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
