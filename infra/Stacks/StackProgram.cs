using System.Text.Json;
using Infra.Settings;
using Infra.Settings.Aks;
using Infra.Settings.Eks;
using Infra.Settings.Gke;
using Infra.Settings.OnPrem;

namespace Infra.Stacks;

/// <summary>What one run of the program does: reads the settings, then makes the stack of the cloud that they name.</summary>
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
            static name => name.Split(':', 2) is [var space, var key] ? new Pulumi.Config(space).Get(key) : null,
            secretKeys.Contains);
        foreach (var warning in settings.Warnings)
        {
            Pulumi.Log.Warn(warning);
        }

        return DeployAsync(settings);
    }

    public static Task<IDictionary<string, object?>> DeployAsync(LoadedSettings settings) => settings.Cloud switch
    {
        AksSettings aks => AksStack.DeployAsync(settings.Stack, aks, settings.Platform),
        EksSettings eks => EksStack.DeployAsync(settings.Stack, eks, settings.Platform),
        GkeSettings gke => GkeStack.DeployAsync(settings.Stack, gke, settings.Platform),
        OnPremSettings onPrem => OnPremStack.DeployAsync(settings.Stack, onPrem, settings.Platform),
        _ => throw new InvalidOperationException($"No stack is written for {settings.Stack.Cloud}."),
    };

    /// <summary>The keys whose values are encrypted, wholly or in part. The SDK does not tell, so they come from where it has them.</summary>
    private static HashSet<string> SecretKeys()
    {
        using var keys = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") is { Length: > 0 } text ? text : "[]");
        return [.. keys.RootElement.EnumerateArray().Select(key => key.GetString()!)];
    }

    /// <summary>The folder of Pulumi.yaml. A CLI that does not tell starts the program in the folder that "main" names, one below.</summary>
    private static string RootDirectory(Pulumi.DeploymentInstance deployment) =>
        deployment.RootDirectory is { Length: > 0 } root ? root : Path.GetDirectoryName(Environment.CurrentDirectory)!;
}
