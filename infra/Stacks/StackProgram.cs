using System.Text.Json;
using Infra.Clusters;
using Infra.Clusters.Aks;
using Infra.Clusters.Eks;
using Infra.Clusters.Gke;
using Infra.Clusters.OnPrem;
using Infra.Platform;
using Infra.Settings;
using Infra.Settings.Aks;
using Infra.Settings.Eks;
using Infra.Settings.Gke;
using Infra.Settings.OnPrem;

namespace Infra.Stacks;

/// <summary>One run of the program: it reads the settings, then creates a cluster on the cloud that they name, then the platform on it.</summary>
internal static class StackProgram
{
    public static Task<IDictionary<string, object?>> RunAsync()
    {
        var deployment = Pulumi.Deployment.Instance;
        var secretKeys = SecretKeys();
        var settings = SettingsLoader.Load(
            RootDirectory(deployment),
            deployment.ProjectName,
            deployment.StackName,
            name => name.Split(':', 2) is [var space, var key] ? new Pulumi.Config(space).Get(key) : null,
            secretKeys.Contains);
        foreach (var warning in settings.Warnings)
        {
            Pulumi.Log.Warn(warning);
        }

        return DeployAsync(settings);
    }

    /// <summary>Creates the cluster of the settings' cloud, then the platform on it.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static async Task<IDictionary<string, object?>> DeployAsync(LoadedSettings settings)
    {
        var (stack, platform) = (settings.Stack, settings.Platform);
        ICluster cluster = settings.Cloud switch
        {
            AksSettings aks => new AksCluster(stack.Name, new AksClusterArgs(await AzureAccount.LookUpAsync(), stack, aks, platform)),
            EksSettings eks => new EksCluster(stack.Name, new EksClusterArgs(await AwsAccount.LookUpAsync(eks.Nodes.HasSpot), stack, eks, platform)),
            GkeSettings gke => new GkeCluster(stack.Name, new GkeClusterArgs(await GkeProject.LookUpAsync(), stack, gke, platform)),
            OnPremSettings onPrem => new OnPremCluster(stack.Name, new OnPremClusterArgs(OnPremSecrets.Read(onPrem), stack, onPrem, platform)),
            _ => throw new InvalidOperationException($"No cluster is written for {stack.Cloud}."),
        };
        _ = new SparkPlatform("platform", new SparkPlatformArgs { Cluster = cluster.Contract, Settings = platform });
        return cluster.StackOutputs;
    }

    /// <summary>The keys whose values are encrypted, wholly or in part. The SDK does not expose them, so they are read from its own source.</summary>
    private static HashSet<string> SecretKeys()
    {
        using var keys = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") is { Length: > 0 } text ? text : "[]");
        return [.. keys.RootElement.EnumerateArray().Select(key => key.GetString()!)];
    }

    /// <summary>The folder of Pulumi.yaml. A CLI that does not tell starts the program in the folder that "main" names, one below.</summary>
    private static string RootDirectory(Pulumi.DeploymentInstance deployment) =>
        deployment.RootDirectory is { Length: > 0 } root ? root : Path.GetDirectoryName(Environment.CurrentDirectory)!;
}
