using Acceptance.Tests;
using Live.Tests.Plans;

namespace Live.Tests;

/// <summary>As <see cref="LiveCluster"/>, with Kueue as the scheduler and shared files for one tenant. Always an empty control plane of our own.</summary>
public sealed class KueueCluster : LiveCluster
{
    protected override bool UsesNamedCluster => false;

    private protected override async Task<LayerPlan> PlanAsync(string stack, bool withKindsOfCharts)
    {
        const string file = "stacks/Pulumi.local.yaml";
        using var project = new ProjectCopy()
            .Write(file, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "stacks/examples/Pulumi.local.yaml")))
            .Replace(file, "scheduler: {", "scheduler: {kind: kueue, ")
            .Replace(file, "- name: analytics\n", "- name: analytics\n        shared: {size: 1Gi}\n");
        return await StackOnDisk.PlanInAsync(project.Folder, "local", withKindsOfCharts);
    }
}
