using Infra.Clusters.Aks;
using Infra.Platform;
using Infra.Settings;
using Infra.Settings.Aks;

namespace Infra.Stacks;

/// <summary>The platform on Azure Kubernetes Service: a cluster, then the platform.</summary>
internal static class AksStack
{
    public static async Task<IDictionary<string, object?>> DeployAsync(StackSettings stack, AksSettings settings, PlatformSettings platform)
    {
        var account = await AzureAccount.LookUpAsync();
        var cluster = new AksCluster(stack.Name, new AksClusterArgs
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
            ["kubeconfig"] = cluster.Kubeconfig,
            ["storageAccount"] = cluster.AccountName,
            ["imageRepository"] = cluster.ImageRepository,
        };
    }
}
