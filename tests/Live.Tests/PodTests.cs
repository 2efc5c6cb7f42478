using k8s;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests;

/// <summary>The bounds of a tenant are in force, and a refusal names the bound.</summary>
[Collection(LiveTests.Name)]
public sealed class PodTests(LiveCluster cluster)
{
    [Fact]
    public Task A_small_pod_is_accepted_and_gets_requests_and_limits() => InEveryTenant(async tenant =>
    {
        var pod = await new TrialPod().AcceptedAsync(cluster.Server, tenant.Name);

        var resources = Assert.Single(pod.Spec.Containers).Resources;
        Assert.Equal(["cpu", "memory"], resources.Requests.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["cpu", "memory"], resources.Limits.Keys.Order(StringComparer.Ordinal));
    });

    [Fact]
    public Task A_pod_over_the_limit_range_is_refused() => InEveryTenant(async tenant =>
    {
        var refusal = await new TrialPod().WithCpu(tenant.LargestCpu + 1).RefusalAsync(cluster.Server, tenant.Name);

        Assert.Contains("maximum cpu usage per Container is", refusal);
    });

    [Fact]
    public Task The_largest_container_is_accepted() => InEveryTenant(tenant =>
        new TrialPod().WithCpu(tenant.LargestCpu).AcceptedAsync(cluster.Server, tenant.Name));

    [Fact]
    public Task A_pod_over_the_quota_is_refused() => InEveryTenant(async tenant =>
    {
        await QuotaIsCounted(tenant);
        var containers = (int)(tenant.CeilingCpu / tenant.LargestCpu) + 1;

        var refusal = await new TrialPod().WithContainers(containers, tenant.LargestCpu).RefusalAsync(cluster.Server, tenant.Name);

        Assert.Contains($"exceeded quota: {tenant.Quota}, requested: requests.cpu=", refusal);
    });

    [Fact]
    public Task A_privileged_pod_is_refused() => InEveryTenant(async tenant =>
    {
        var refusal = await new TrialPod().Privileged().RefusalAsync(cluster.Server, tenant.Name);

        Assert.Contains($"violates PodSecurity \"{tenant.PodSecurity}:", refusal);
        Assert.Contains("must not set securityContext.privileged=true", refusal);
    });

    [Fact]
    public Task A_pod_that_may_become_root_is_refused_by_the_level_restricted() => InEveryTenant(async tenant =>
    {
        if (tenant.PodSecurity == "restricted")
        {
            Assert.Contains("runAsNonRoot != true", await new TrialPod().WithoutSecurityContext().RefusalAsync(cluster.Server, tenant.Name));
        }
        else
        {
            await new TrialPod().WithoutSecurityContext().AcceptedAsync(cluster.Server, tenant.Name);
        }
    });

    /// <summary>The controller manager writes the bounds into the status, and the API server goes by the status.</summary>
    private async Task QuotaIsCounted(Tenant tenant)
    {
        var hard = await Eventually.AskAsync(
            async () =>
            {
                var core = cluster.Server.Client.CoreV1;
                var quota = await core.ReadNamespacedResourceQuotaAsync(tenant.Quota, tenant.Name, cancellationToken: TestContext.Current.CancellationToken);
                return quota.Status?.Hard;
            },
            hard => hard is { Count: > 0 });
        Assert.True(hard is { Count: > 0 }, $"The quota of {tenant} has no status, so it is not in force. Does the cluster's controller manager run?");
    }

    private async Task InEveryTenant(Func<Tenant, Task> check)
    {
        Assert.NotEmpty(cluster.Plan.Tenants);
        foreach (var tenant in cluster.Plan.Tenants)
        {
            await check(tenant);
        }
    }
}
