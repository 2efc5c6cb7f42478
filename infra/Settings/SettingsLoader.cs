using System.Collections.Immutable;
using Infra.Settings.Eks;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Everything that a program run needs to know, read and checked before anything is registered.</summary>
/// <param name="Stack">What every stack has.</param>
/// <param name="Platform">What is the same on every cloud.</param>
/// <param name="Eks">What is particular to EKS; set where the stack's cloud is EKS.</param>
internal sealed record LoadedSettings(StackSettings Stack, PlatformSettings Platform, EksSettings? Eks);

/// <summary>
/// Reads the settings of one stack: stacks/platform.yaml, the stack's configuration, and what the stack lays over the platform.
/// Gives the settings or throws all the errors at once.
/// </summary>
internal static class SettingsLoader
{
    private const string StacksFolder = "stacks";

    private static readonly ImmutableArray<string> Keys =
        ["cloud", "name", "tags", "network", "cluster", "access", "nodePools", "dataLake", "platform"];

    /// <param name="rootDirectory">The folder that holds Pulumi.yaml.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configuration">Pulumi's value of one of the project's keys, null where it is not set.</param>
    /// <exception cref="SettingsException">The settings cannot be used; the message holds every reason.</exception>
    public static LoadedSettings Load(string rootDirectory, string project, string stack, Func<string, string?> configuration)
    {
        var errors = new SettingsErrors();
        var stackFileName = $"{StacksFolder}/Pulumi.{stack}.yaml";
        var stackFilePath = Path.Combine(rootDirectory, StacksFolder, $"Pulumi.{stack}.yaml");

        // Pulumi has read the stack's file already; a file that is elsewhere (--config-file) only costs the line numbers.
        var stackFile = File.Exists(stackFilePath) ? YamlSettings.Read(File.ReadAllText(stackFilePath), stackFileName, new SettingsErrors()) : null;
        var config = ConfigSettings.Read(project, Keys, configuration, stackFile, stackFileName, errors);
        var common = YamlSettings.ReadFile(Path.Combine(rootDirectory, StacksFolder, "platform.yaml"), $"{StacksFolder}/platform.yaml", errors);

        var reader = new MapReader(config, "", errors);
        var stackSettings = Stack(reader, project, stack);
        var eks = EksSettingsReader.Read(reader);
        if (common is null)
        {
            errors.ThrowIfAny();
        }

        var merged = config.Find("platform")?.Value is MapNode over ? SettingsMerge.Over(common!, over) : common!;
        reader.Map("platform");
        var platform = PlatformSettingsReader.Read(merged, errors);
        if (errors.Count == 0)
        {
            Relate(platform, eks, merged, reader, errors);
        }

        errors.ThrowIfAny();
        return new LoadedSettings(stackSettings, platform, eks);
    }

    private static StackSettings Stack(MapReader reader, string project, string stack) => new()
    {
        Cloud = reader.Required("cloud", Rules.OneOf<Cloud>()),
        Name = reader.Required("name", Rules.Name(24)),
        DeploymentId = $"{project}/{stack}",
        Tags = reader.ScalarMap("tags", Rules.Text("a tag's value of at most 256 characters", 256)),
    };

    private static void Relate(PlatformSettings platform, EksSettings eks, MapNode platformNode, MapReader reader, SettingsErrors errors)
    {
        var pools = eks.Nodes.Elastic;
        PoolCapacity.Check(
            platform.Tenants,
            pools.ToDictionary(pool => pool.Key, pool => pool.Value.Limit),
            pools.Values.Max(pool => pool.MaximumVcpus),
            platformNode,
            errors);

        var named = platform.Tenants.SelectMany(tenant => tenant.Groups.All).ToHashSet();
        foreach (var group in eks.Access.Groups.Keys.Where(group => !named.Contains(group)))
        {
            reader.Map("access").Map("groups").Error(group, $"is a group that no tenant names. Name it under a tenant's groups, or remove it here.");
        }
    }
}
