using Infra.Settings;
using Infra.Settings.Eks;

namespace Infra.Stacks;

/// <summary>What one run of the program does: reads the settings, then makes the stack of the cloud that they name.</summary>
internal static class StackProgram
{
    public static Task<IDictionary<string, object?>> RunAsync()
    {
        var deployment = Pulumi.Deployment.Instance;
        var config = new Pulumi.Config();
        var settings = SettingsLoader.Load(RootDirectory(deployment), deployment.ProjectName, deployment.StackName, config.Get);
        return DeployAsync(settings);
    }

    public static Task<IDictionary<string, object?>> DeployAsync(LoadedSettings settings) => settings.Cloud switch
    {
        EksSettings eks => EksStack.DeployAsync(settings.Stack, eks, settings.Platform),
        _ => throw new InvalidOperationException($"No stack is written for {settings.Stack.Cloud}."),
    };

    /// <summary>The folder of Pulumi.yaml. A CLI that does not tell starts the program in the folder that "main" names, one below.</summary>
    private static string RootDirectory(Pulumi.DeploymentInstance deployment) =>
        deployment.RootDirectory is { Length: > 0 } root ? root : Path.GetDirectoryName(Environment.CurrentDirectory)!;
}
