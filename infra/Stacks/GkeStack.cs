using Infra.Clusters.Gke;
using Infra.Platform;
using Infra.Settings;
using Infra.Settings.Gke;

namespace Infra.Stacks;

/// <summary>The platform on Google Kubernetes Engine: a cluster, then the platform.</summary>
internal static class GkeStack
{
    public static async Task<IDictionary<string, object?>> DeployAsync(StackSettings stack, GkeSettings settings, PlatformSettings platform)
    {
        var project = await GkeProject.LookUpAsync();
        var cluster = new GkeCluster(stack.Name, new GkeClusterArgs
        {
            Project = project,
            Stack = stack,
            Settings = settings,
            Tenants = [.. platform.Tenants.Select(tenant => tenant.Name)],
            HistoryNamespace = platform.HistoryServer?.Namespace,
        });
        _ = new SparkPlatform("platform", new SparkPlatformArgs { Cluster = cluster.Contract, Settings = platform });

        return new Dictionary<string, object?>
        {
            ["clusterName"] = stack.Name,
            ["clusterEndpoint"] = cluster.Endpoint,
            ["kubeconfig"] = cluster.Kubeconfig,
            ["bucket"] = cluster.BucketName,
            ["imageRepository"] = cluster.ImageRepository,
        };
    }
}
