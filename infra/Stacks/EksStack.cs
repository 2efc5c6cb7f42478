using Infra.Clusters.Eks;
using Infra.Platform;
using Infra.Settings;
using Infra.Settings.Eks;

namespace Infra.Stacks;

/// <summary>The platform on Amazon EKS: a cluster, then the platform.</summary>
internal static class EksStack
{
    public static async Task<IDictionary<string, object?>> DeployAsync(StackSettings stack, EksSettings settings, PlatformSettings platform)
    {
        var account = await AwsAccount.LookUpAsync();
        var cluster = new EksCluster(stack.Name, new EksClusterArgs
        {
            Account = account,
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
            ["imageRepository"] = cluster.RepositoryUrl,
        };
    }
}
