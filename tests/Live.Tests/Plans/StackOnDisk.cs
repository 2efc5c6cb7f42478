using Acceptance.Tests;

namespace Live.Tests.Plans;

/// <summary>A stack of this repository, or an example of one, and its plan.</summary>
internal static class StackOnDisk
{
    /// <param name="stack">The name of a file in stacks/ or stacks/examples/.</param>
    /// <param name="withKindsOfCharts">Whether the cluster knows the kinds that charts bring.</param>
    public static async Task<LayerPlan> PlanAsync(string stack, bool withKindsOfCharts = false)
    {
        var file = $"stacks/Pulumi.{stack}.yaml";
        var example = Path.Combine(Repository.Root, $"stacks/examples/Pulumi.{stack}.yaml");
        if (File.Exists(Path.Combine(Repository.Root, file)))
        {
            return await PlanInAsync(Repository.Root, stack, withKindsOfCharts);
        }

        if (!File.Exists(example))
        {
            throw new InvalidOperationException($"{LiveSettings.StackVariable} is {stack}, but there is neither "
                + $"{file} nor an example of that name in stacks/examples.");
        }

        using var project = new ProjectCopy().Write(file, await File.ReadAllTextAsync(example));
        return await PlanInAsync(project.Folder, stack, withKindsOfCharts);
    }

    /// <summary>The plan of a stack of a project elsewhere.</summary>
    public static async Task<LayerPlan> PlanInAsync(string project, string stack, bool withKindsOfCharts = false)
    {
        var run = await PreviewProcess.RunInAsync(project, "plan", stack, "--json");
        return run.ExitCode == 0
            ? LayerPlan.Read(run.Output, withKindsOfCharts)
            : throw new InvalidOperationException($"The preview of {stack} failed:\n{run.Errors}");
    }
}
