using System.Collections.Immutable;
using Configuration;
using Infra.Settings.Aks;
using Infra.Settings.Eks;
using Infra.Settings.Gke;
using Infra.Settings.OnPrem;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Everything that a program run needs to know, read and checked before anything is registered.</summary>
/// <param name="Stack">What every stack has.</param>
/// <param name="Platform">What is the same on every cloud.</param>
/// <param name="Cloud">What is particular to the stack's cloud.</param>
/// <param name="Warnings">What is allowed, but probably not meant; with file and line.</param>
internal sealed record LoadedSettings(StackSettings Stack, PlatformSettings Platform, CloudSettings Cloud, ImmutableArray<string> Warnings);

/// <summary>
/// Reads the settings of one stack: stacks/platform.yaml, the stack's configuration, and what the stack lays over the platform.
/// Gives the settings or throws all the errors at once.
/// </summary>
internal static class SettingsLoader
{
    private const string StacksFolder = "stacks";

    // What AWS allows is the least of all clouds'; ten places are left for the platform's own tags and those of its drivers.
    private const int LongestTagKey = 128;
    private const int MostTags = 40;

    private static readonly ImmutableArray<string> CommonKeys = ["cloud", "name", "tags", "platform"];

    private static readonly KnownCloud[] Clouds =
    [
        new(Cloud.Aks, AksSettingsReader.Keys, AksSettingsReader.Read),
        new(Cloud.Eks, EksSettingsReader.Keys, EksSettingsReader.Read),
        new(Cloud.Gke, GkeSettingsReader.Keys, GkeSettingsReader.Read),
        new(Cloud.Onprem, OnPremSettingsReader.Keys, OnPremSettingsReader.Read),
    ];

    /// <param name="rootDirectory">The folder that holds Pulumi.yaml.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="configuration">Pulumi's value of a key with its namespace, null where it is not set.</param>
    /// <param name="isSecret">Whether Pulumi holds a key with its namespace secret; no error shows its value. Default: none is.</param>
    /// <exception cref="SettingsException">The settings cannot be used; the message holds every reason.</exception>
    public static LoadedSettings Load(
        string rootDirectory, string project, string stack, Func<string, string?> configuration, Func<string, bool>? isSecret = null)
    {
        var errors = new SettingsErrors();
        var stackFileName = $"{StacksFolder}/Pulumi.{stack}.yaml";
        var stackFilePath = Path.Combine(rootDirectory, StacksFolder, $"Pulumi.{stack}.yaml");

        // Pulumi has read the stack's file already; a file that is elsewhere (--config-file) only costs the line numbers.
        var stackFile = File.Exists(stackFilePath) ? YamlSettings.Read(File.ReadAllText(stackFilePath), stackFileName, new SettingsErrors()) : null;
        var names = new ConfigKeys(project, configuration, stackFile);
        if (KeysOf(null).All(key => names.Find(key) is null))
        {
            // "pulumi new" and "pulumi stack init" make a stack of any name, with a file that holds nothing.
            errors.Add(
                new Location(stackFileName),
                "the stack has no settings. Copy config: from a stack on the same cloud, "
                + $"such as {StacksFolder}/Pulumi.eks.yaml, and make its values your own.");
            errors.ThrowIfAny();
        }

        var config = ConfigSettings.Read(names, KeysOf(names.Find("cloud")?.Text), stackFile, stackFileName, errors, isSecret);
        var common = YamlSettings.ReadFile(Path.Combine(rootDirectory, StacksFolder, "platform.yaml"), $"{StacksFolder}/platform.yaml", errors);

        var reader = new MapReader(config, "", errors, names.Prefix);
        var stackSettings = Stack(reader, project, stack) with { Aws = ProviderKeys.Read(names.FindExact, errors) };
        var cloud = Array.Find(Clouds, known => known.Cloud == stackSettings.Cloud)?.Read(reader);
        OtherStacks.Check(
            Path.Combine(rootDirectory, StacksFolder), project, Path.GetFileName(stackFilePath), names.Find("name"), stackSettings, errors);
        if (common is null || cloud is null)
        {
            errors.ThrowIfAny();
        }

        var merged = config.Find("platform")?.Value is YamlMapping over ? SettingsMerge.Over(common!, over) : common!;
        var platform = PlatformSettingsReader.Read(merged, errors);
        if (errors.Count == 0)
        {
            Validate(platform, cloud!, reader, errors);
        }

        errors.ThrowIfAny();
        return new LoadedSettings(stackSettings, platform, cloud!, Warnings(platform, cloud!, reader));
    }

    /// <summary>The keys that the readers declare for stacks/platform.yaml.</summary>
    public static MapDeclaration DescribePlatform()
    {
        var declared = new MapDeclaration();
        PlatformSettingsReader.Read(new YamlMapping(default, []), new SettingsErrors(), declared);
        return declared;
    }

    /// <summary>The keys that the readers declare for the configuration of a stack: those of every stack, then those of a cloud.</summary>
    /// <param name="cloud">The cloud; null for every stack's keys alone.</param>
    public static MapDeclaration DescribeStack(Cloud? cloud)
    {
        var declared = new MapDeclaration();
        var reader = new MapReader(new YamlMapping(default, []), "", new SettingsErrors(), declared: declared);
        if (cloud is null)
        {
            Stack(reader, "", "");
        }
        else
        {
            Array.Find(Clouds, known => known.Cloud == cloud)!.Read(reader);
        }

        return declared;
    }

    private static StackSettings Stack(MapReader reader, string project, string stack)
    {
        var settings = new StackSettings
        {
            Cloud = reader.Required("cloud", ScalarFormats.OneOf<Cloud>(), "Where the cluster runs."),
            Name = reader.Required(
                "name", ScalarFormats.Name(24),
                "The cluster's name, which starts the names of what belongs to it. Unique in the account or project, because roles know no "
                + "regions. Changing it replaces the cluster."),
            DeploymentId = $"{project}/{stack}",
            Tags = reader.ScalarMap(
                "tags", "tag", ScalarFormats.Text("a tag's value of at most 256 characters", 256),
                "Tags of your own for every resource that takes tags; not on `onprem`, where nothing does."),
        };
        reader.MapIf(
            "platform", reader.Has("platform"),
            "The settings that this stack lays over `platform.yaml`: maps merge key by key, lists of named items (tenants) merge by name, "
            + "anything else is replaced.",
            static over => over);
        foreach (var key in settings.Tags.Keys.Where(IsTaken))
        {
            reader.Map("tags").Error(key, "is a tag that the cloud or the platform sets itself. Choose another name.");
        }

        foreach (var key in settings.Tags.Keys.Where(key => key.Length is 0 or > LongestTagKey))
        {
            reader.Map("tags").Error(key, $"has {key.Length} characters, but the name of a tag has 1 to {LongestTagKey}. Shorten it.");
        }

        if (settings.Tags.Count > MostTags)
        {
            reader.Error("tags", $"has {settings.Tags.Count} entries, but {MostTags} are the most that leave room for the platform's own. Remove some.");
        }

        return settings;
    }

    private static bool IsTaken(string key) =>
        key is "Name" or "managed-by"
            || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            || key.StartsWith("spark-platform", StringComparison.Ordinal);

    /// <summary>The keys of the stack's cloud; those of all clouds while it is not known which it is, so that only that is an error.</summary>
    private static ImmutableArray<string> KeysOf(string? cloud)
    {
        var named = Array.FindAll(Clouds, known => ScalarFormats.Spelling(known.Cloud) == cloud);
        return [.. CommonKeys.Concat((named.Length > 0 ? named : Clouds).SelectMany(known => known.Keys)).Distinct()];
    }

    private static void Validate(PlatformSettings platform, CloudSettings cloud, MapReader reader, SettingsErrors errors)
    {
        PoolCapacity.Check(platform.Tenants, platform.Source, cloud.Pools, errors);

        var named = platform.Tenants.SelectMany(tenant => tenant.Groups.All).ToHashSet();
        foreach (var group in cloud.MappedGroups.Where(group => !named.Contains(group)))
        {
            reader.Map("access").Map("groups").Error(group, $"is a group that no tenant names. Name it under a tenant's groups, or remove it here.");
        }

        foreach (var tenant in platform.Tenants)
        {
            foreach (var pool in TenantSharingReader.Pools.Where(pool => !tenant.Flavors.Contains(pool) && !cloud.CanWithhold(pool)))
            {
                tenant.Source.Error(
                    errors, "flavors",
                    $"has no {ScalarFormats.Spelling(pool)}, but the nodes of that pool have no taint of "
                    + "their own, so nothing keeps a pod away. Add it, or give the nodes a taint.");
            }

            foreach (var (key, reason) in cloud.Refuses(tenant))
            {
                tenant.Source.Error(errors, key, reason);
            }
        }

        if (cloud.HistoryServerHasKeys is { } historyHasKeys && historyHasKeys != platform.HistoryServer is not null)
        {
            var store = reader.Map("objectStore");
            store.Error("historyServer", historyHasKeys
                ? "is there, but the history server is off. Remove it, or set historyServer.enabled to true."
                : "is missing: the history server could read no event logs. "
                    + $"Add its keys: {store.SecretCommand("historyServer.accessKeyId")}, and the same for secretAccessKey; "
                    + "or set historyServer.enabled to false.");
        }

        if (cloud.TenantsWithKeys is { } withKeys)
        {
            ValidateKeys(withKeys, platform.Tenants.Select(tenant => tenant.Name).ToHashSet(), reader.Map("objectStore").Map("credentials"));
        }
    }

    private static ImmutableArray<string> Warnings(PlatformSettings platform, CloudSettings cloud, MapReader reader)
    {
        var warnings = new SettingsErrors();
        if (cloud.Api is { IsClosed: true })
        {
            reader.Map("cluster").Source.Error(
                warnings,
                "privateAccessCidrs",
                "names no network, and publicAccessCidrs neither, so `pulumi up` must run on one of the cluster's own nodes to make anything inside it. "
                + "Name the network that it runs in: here where it is the cluster's own, peered or connected by a VPN, and under publicAccessCidrs otherwise.");
        }

        foreach (var tenant in platform.Tenants)
        {
            foreach (var (key, reason) in cloud.WarnsOf(tenant))
            {
                tenant.Source.Error(warnings, key, reason);
            }
        }

        return [.. warnings.All.Select(warning => warning.ToString())];
    }

    /// <summary>Where the object store knows no identities, a tenant without keys could reach no data.</summary>
    private static void ValidateKeys(IReadOnlySet<string> withKeys, IReadOnlySet<string> tenants, MapReader credentials)
    {
        foreach (var tenant in tenants.Except(withKeys).Order(StringComparer.Ordinal))
        {
            credentials.Error(
                tenant,
                "is missing: the tenant could reach no data. Add its keys: "
                + $"{credentials.SecretCommand($"{tenant}.accessKeyId")}, and the same for secretAccessKey.");
        }

        foreach (var name in withKeys.Except(tenants))
        {
            credentials.Error(
                name, $"is no tenant. The tenants are {string.Join(", ", tenants.Order(StringComparer.Ordinal))}. Remove it or correct the name.");
        }
    }

    /// <summary>A cloud with the keys that it adds, and their reader.</summary>
    private sealed record KnownCloud(Cloud Cloud, ImmutableArray<string> Keys, Func<MapReader, CloudSettings> Read);
}
