using Infra.Clusters.OnPrem;
using Infra.Platform;
using Infra.Settings;
using Infra.Settings.OnPrem;

namespace Infra.Stacks;

/// <summary>The platform on a cluster that is there already: the cluster, then the platform.</summary>
internal static class OnPremStack
{
    public static Task<IDictionary<string, object?>> DeployAsync(StackSettings stack, OnPremSettings settings, PlatformSettings platform)
    {
        var cluster = new OnPremCluster(stack.Name, new OnPremClusterArgs
        {
            Stack = stack,
            Settings = settings,
            Secrets = OnPremSecrets.Read(settings),
            Tenants = [.. platform.Tenants.Select(tenant => tenant.Name)],
            HistoryNamespace = platform.HistoryServer?.Namespace,
        });
        _ = new SparkPlatform("platform", new SparkPlatformArgs { Cluster = cluster.Contract, Settings = platform });

        return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>
        {
            ["clusterName"] = stack.Name,
            ["objectStoreEndpoint"] = cluster.Contract.ObjectStore.Endpoint,
            ["bucket"] = settings.ObjectStore.Bucket,
            ["imageRepository"] = settings.ImageRepository,
        });
    }
}
