using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Turns the nodes of stacks/platform.yaml into settings, and reports everything that is wrong with them.</summary>
internal static partial class PlatformSettingsReader
{
    private static readonly Rule<StorageTier> Tier = Rules.OneOf<StorageTier>();

    private static readonly Rule<string> RunbooksAddress = Rules.Matching(
        "docs/runbooks.md or the address that starts with https:// at which people read that file",
        RunbooksPattern(),
        "Leave out what comes after #: each alert's name is added there.");

    private static readonly Rule<string?> SecretName = Rules.Name(40)!;

    public static PlatformSettings Read(MapNode root, SettingsErrors errors)
    {
        var reader = new MapReader(root, "", errors);
        var settings = new PlatformSettings
        {
            Storage = Storage(reader.Map("storage")),
            Monitoring = Monitoring(reader.Map("monitoring")),
            SparkOperator = SparkOperator(reader.Map("sparkOperator")),
            Tenants = reader.Maps("tenants", tenant => (Read: TenantSettingsReader.Read(tenant), tenant.Location)) is var tenants
                ? Unique(tenants, reader, errors)
                : [],
        };
        reader.Done();
        Relate(settings, reader);
        return settings;
    }

    private static ImmutableArray<TenantSettings> Unique(
        ImmutableArray<(TenantSettings Read, SettingsLocation Location)> tenants, MapReader reader, SettingsErrors errors)
    {
        if (tenants.IsEmpty && reader.Valid)
        {
            reader.Error("tenants", "has no entry, but at least one tenant is expected. Add one with a name, an owner, a costCenter, guaranteed and ceiling.");
        }

        var first = new Dictionary<string, SettingsLocation>(StringComparer.Ordinal);
        foreach (var (tenant, location) in tenants.Where(t => t.Read.Name is not null))
        {
            if (!first.TryAdd(tenant.Name, location))
            {
                errors.Add(location, $"tenants[{tenant.Name}] is there twice, first at {first[tenant.Name]}. Give it another name or remove one.");
            }
        }

        return [.. tenants.Select(t => t.Read)];
    }

    private static StorageSettings Storage(MapReader map)
    {
        var settings = new StorageSettings(
            map.Optional("defaultTier", StorageTier.Standard, Tier),
            map.Optional("keepVolumes", true, Rules.Boolean));
        map.Done();
        return settings;
    }

    private static MonitoringSettings Monitoring(MapReader map)
    {
        var settings = new MonitoringSettings(
            Chart(map.Map("chart"), "kube-prometheus-stack", "https://prometheus-community.github.io/helm-charts"),
            map.Optional("namespace", "monitoring", Rules.Name(40)),
            map.Optional("retention", "15d", Rules.Duration),
            map.Optional("storage", Quantity.Parse("100Gi"), Rules.Bytes),
            map.Optional("tier", StorageTier.Standard, Tier),
            map.Optional("runbooks", "docs/runbooks.md", RunbooksAddress),
            map.Optional<string?>("alertmanagerSecret", null, SecretName),
            map.Optional<string?>("grafanaSecret", null, SecretName));
        map.Done();
        if (settings.Tier is StorageTier.Shared or StorageTier.Scratch)
        {
            map.Error("tier", $"is {Rules.Spelling(settings.Tier)}, but Prometheus needs block storage that is kept. Write standard or fast.");
        }

        return settings;
    }

    private static SparkOperatorSettings SparkOperator(MapReader map)
    {
        var settings = new SparkOperatorSettings(
            Chart(map.Map("chart"), "spark-operator", "https://kubeflow.github.io/spark-operator"),
            map.Optional("namespace", "spark-operator", Rules.Name(40)),
            map.Optional("replicas", 2, Rules.Integer(1, 5)),
            map.Optional("workers", 20, Rules.Integer(1, 200)));
        map.Done();
        return settings;
    }

    private static ChartSettings Chart(MapReader map, string name, string repository)
    {
        var settings = new ChartSettings(
            name,
            map.Optional("repository", repository, Rules.Matching("a chart repository's address that starts with https:// or oci://", RepositoryAddress())),
            map.Required("version", Rules.Version),
            map.Optional("timeoutSeconds", 600, Rules.Integer(60, 3600)));
        map.Done();
        return settings;
    }

    private static void Relate(PlatformSettings settings, MapReader reader)
    {
        if (settings.Monitoring.Namespace is { } monitoring && monitoring == settings.SparkOperator.Namespace)
        {
            reader.Map("sparkOperator").Error("namespace", $"is {monitoring}, which monitoring uses already. Give each its own.");
        }

        foreach (var tenant in settings.Tenants.Where(t => t.Name is not null))
        {
            if (tenant.Name == settings.Monitoring.Namespace || tenant.Name == settings.SparkOperator.Namespace)
            {
                reader.Error("tenants", $"has {tenant.Name}, which is a namespace of the platform. Give the tenant another name.");
            }
        }
    }

    [GeneratedRegex(@"^(https|oci)://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*)?\z")]
    private static partial Regex RepositoryAddress();

    [GeneratedRegex(@"^(docs/runbooks\.md|https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%/+-]*)?)\z")]
    private static partial Regex RunbooksPattern();
}
