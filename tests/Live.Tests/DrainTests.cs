using k8s;
using k8s.Autorest;
using k8s.Models;
using Live.Tests.Cluster;

namespace Live.Tests;

/// <summary>A drain asks for the eviction of each pod of a node.</summary>
[Collection(LiveTests.Name)]
public sealed class DrainTests(LiveCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_driver_is_not_evicted() => Assert.Contains("Cannot evict pod", await EvictionAsync("driver"), StringComparison.Ordinal);

    [Fact]
    public async Task An_executor_is() => Assert.Equal("", await EvictionAsync("executor"));

    /// <summary>Makes a pod that runs, as its status says, and evicts it.</summary>
    /// <returns>Why it is not evicted; empty when it is.</returns>
    private async Task<string> EvictionAsync(string role)
    {
        var core = cluster.Server.Client.CoreV1;
        var tenant = cluster.Plan.Tenants[0].Name;
        var pod = await new TrialPod().Labelled("spark-role", role).CreatedAsync(cluster.Server, tenant);
        try
        {
            var status = new V1Patch(
                """{"status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}""", V1Patch.PatchType.MergePatch);
            await core.PatchNamespacedPodStatusAsync(status, pod.Metadata.Name, tenant, cancellationToken: Cancellation);
            await BudgetIsCounted(tenant);
            var eviction = new V1Eviction { Metadata = new V1ObjectMeta { Name = pod.Metadata.Name } };
            await core.CreateNamespacedPodEvictionAsync(eviction, pod.Metadata.Name, tenant, cancellationToken: Cancellation);
            return "";
        }
        catch (HttpOperationException refused)
        {
            return refused.Response.Content;
        }
        finally
        {
            await core.DeleteNamespacedPodAsync(pod.Metadata.Name, tenant, gracePeriodSeconds: 0, cancellationToken: Cancellation).ContinueWith(
                _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Before the controller manager has counted its pods, a budget refuses every eviction.</summary>
    private async Task BudgetIsCounted(string tenant)
    {
        var counted = await Eventually.AskAsync(
            async () => (await cluster.Server.Client.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync("spark-drivers", tenant, cancellationToken: Cancellation))
                .Status?.ObservedGeneration,
            generation => generation > 0);
        Assert.True(counted > 0, $"The budget of {tenant} has no status. Does the cluster's controller manager run?");
    }
}
