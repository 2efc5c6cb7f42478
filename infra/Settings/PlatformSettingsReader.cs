using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Configuration;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Turns the nodes of stacks/platform.yaml into settings, and reports everything that is wrong with them.</summary>
internal static partial class PlatformSettingsReader
{
    private static readonly ScalarFormat<StorageTier> Tier = ScalarFormats.OneOf<StorageTier>();

    private static readonly ScalarFormat<string> RunbooksAddress = ScalarFormats.Matching(
        "docs/runbooks.md or the address that starts with https:// at which people read that file",
        RunbooksPattern(),
        "Leave out what comes after #: each alert's name is added there.");

    private static readonly ScalarFormat<string?> SecretName = ScalarFormats.Name(40)!;

    public static PlatformSettings Read(YamlMapping root, SettingsErrors errors)
    {
        var reader = new MapReader(root, "", errors);
        var settings = new PlatformSettings
        {
            Storage = Storage(reader.Map("storage")),
            Monitoring = Monitoring(reader.Map("monitoring")),
            Scheduler = SchedulerSettingsReader.Read(reader.Map("scheduler")),
            SparkOperator = SparkOperator(reader.Map("sparkOperator")),
            Spark = Spark(reader.Map("spark")),
            HistoryServer = HistoryServer(reader.Map("historyServer")),
            Tenants = reader.Maps("tenants", TenantSettingsReader.Read) is var tenants ? Unique(tenants, reader, errors) : [],
            Catalogue = CatalogueReader.Read(reader.Map("catalogue"), tenants),
            Source = reader.Source,
        };
        reader.RejectUnknownKeys();
        Validate(settings, reader);
        if (errors.Count == 0)
        {
            SchedulerSettingsReader.Validate(settings, errors);
        }

        return settings;
    }

    private static ImmutableArray<TenantSettings> Unique(
        ImmutableArray<TenantSettings> tenants, MapReader reader, SettingsErrors errors)
    {
        if (tenants.IsEmpty && reader.Valid)
        {
            reader.Error("tenants", "has no entry, but at least one tenant is expected. Add one with a name, an owner, a costCenter, guaranteed and ceiling.");
        }

        var first = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var tenant in tenants.Where(tenant => tenant.Name is not null))
        {
            if (!first.TryAdd(tenant.Name, tenant.Source.Map.Location))
            {
                errors.Add(tenant.Source.Map.Location, $"tenants[{tenant.Name}] is there twice, first at {first[tenant.Name]}. Give it another name or remove one.");
            }
        }

        return tenants;
    }

    private static StorageSettings Storage(MapReader map)
    {
        var settings = new StorageSettings(
            map.Optional("defaultTier", StorageTier.Standard, Tier),
            map.Optional("keepVolumes", true, ScalarFormats.Boolean));
        map.RejectUnknownKeys();
        return settings;
    }

    private static MonitoringSettings Monitoring(MapReader map)
    {
        var settings = new MonitoringSettings(
            ChartReader.Read(map.Map("chart"), "kube-prometheus-stack", "https://prometheus-community.github.io/helm-charts"),
            map.Optional("namespace", "monitoring", ScalarFormats.Name(40)),
            map.Optional("retention", "15d", ScalarFormats.Duration),
            map.Optional("storage", Quantity.Parse("100Gi"), ScalarFormats.Bytes),
            map.Optional("tier", StorageTier.Standard, Tier),
            map.Optional("runbooks", "docs/runbooks.md", RunbooksAddress),
            map.Optional<string?>("alertmanagerSecret", null, SecretName),
            map.Optional<string?>("grafanaSecret", null, SecretName));
        map.RejectUnknownKeys();
        if (settings.Tier is StorageTier.Shared or StorageTier.Scratch)
        {
            map.Error("tier", $"is {ScalarFormats.Spelling(settings.Tier)}, but Prometheus needs block storage that is kept. Write standard or fast.");
        }

        return settings;
    }

    private static SparkOperatorSettings SparkOperator(MapReader map)
    {
        var settings = new SparkOperatorSettings(
            ChartReader.Read(map.Map("chart"), "spark-operator", "https://kubeflow.github.io/spark-operator"),
            map.Optional("namespace", "spark-operator", ScalarFormats.Name(40)),
            map.Optional("replicas", 2, ScalarFormats.Integer(1, 5)),
            map.Optional("workers", 20, ScalarFormats.Integer(1, 200)));
        map.RejectUnknownKeys();
        return settings;
    }

    private static SparkSettings Spark(MapReader map)
    {
        var settings = new SparkSettings(
            map.Optional("imageTag", "4.2.0-1", ScalarFormats.Matching("an image tag of at most 128 letters, digits, dots, dashes and underscores", ImageTag())),
            map.Optional("scratch", ScratchSpace.Node, ScalarFormats.OneOf<ScratchSpace>()),
            map.Optional("scratchSize", Quantity.Parse("100Gi"), ScalarFormats.Bytes));
        map.RejectUnknownKeys();
        AtLeast(map, "scratchSize", settings.ScratchSize, TenantSettings.SmallestVolume, "the smallest volume that a tenant may have");
        return settings;
    }

    private static HistoryServerSettings? HistoryServer(MapReader map)
    {
        var enabled = map.Optional("enabled", true, ScalarFormats.Boolean);
        var settings = new HistoryServerSettings(
            map.Optional("namespace", "spark-history", ScalarFormats.Name(40)),
            map.Optional("replicas", 1, ScalarFormats.Integer(1, 5)),
            map.Optional("memory", Quantity.Parse("4Gi"), ScalarFormats.Bytes),
            map.Scalars("clients", [], ScalarFormats.Name(63)));
        map.RejectUnknownKeys();
        AtLeast(map, "memory", settings.Memory, "1Gi", "the least that it starts with");
        return enabled ? settings : null;
    }

    private static void AtLeast(MapReader map, string key, Quantity value, string least, string meaning)
    {
        if (map.Valid && value < Quantity.Parse(least))
        {
            map.Error(key, $"is {value}, less than {least}, {meaning}. Raise it.");
        }
    }

    private static void Validate(PlatformSettings settings, MapReader reader)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        (string, string?)[] namespaces =
        [
            ("monitoring", settings.Monitoring.Namespace),
            ("sparkOperator", settings.SparkOperator.Namespace),
            ("scheduler", settings.Scheduler.Namespace),
            ("historyServer", settings.HistoryServer?.Namespace),
            .. settings.Catalogue.Operators.Select(on => ($"catalogue.{on.Key}", (string?)on.Namespace)),
            ("catalogue.page", settings.Catalogue.Page?.Namespace),
        ];
        foreach (var (section, name) in namespaces)
        {
            // One that could not be read has its own error.
            if (name is not null && !taken.TryAdd(name, section))
            {
                section.Split('.').Aggregate(reader, (map, key) => map.Map(key)).Error("namespace", $"is {name}, which {taken[name]} uses already. Give each its own.");
            }
        }

        foreach (var tenant in settings.Tenants.Where(t => t.Name is not null && taken.ContainsKey(t.Name)))
        {
            reader.Error("tenants", $"has {tenant.Name}, which is a namespace of the platform. Give the tenant another name.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex ImageTag();

    [GeneratedRegex(@"^(docs/runbooks\.md|https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%/+-]*)?)\z")]
    private static partial Regex RunbooksPattern();
}
