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

    public static PlatformSettings Read(YamlMapping root, SettingsErrors errors, MapDeclaration? declared = null)
    {
        var reader = new MapReader(root, "", errors, declared: declared);
        var settings = new PlatformSettings
        {
            Storage = Storage(reader.Map("storage", "The storage classes `standard`, `fast`, `shared` and `scratch`.")),
            Monitoring = Monitoring(reader.Map("monitoring", "Prometheus, Alertmanager and Grafana.")),
            Scheduler = SchedulerSettingsReader.Read(reader.Map(
                "scheduler",
                "Lets a tenant use the resources that others leave idle, and takes them back when they ask.")),
            SparkOperator = SparkOperator(reader.Map("sparkOperator", "The operator that runs Spark applications.")),
            Spark = Spark(reader.Map("spark", "The defaults of Spark applications.")),
            HistoryServer = HistoryServer(reader.Map("historyServer", "The Spark history server.")),
            Tenants = reader.Maps(
                "tenants",
                "The teams that share the platform, each with a namespace of its name. At least one.",
                TenantSettingsReader.Read, isRequired: true) is var tenants ? Unique(tenants, reader, errors) : [],
            Catalogue = CatalogueReader.Read(reader.Map(
                "catalogue",
                "The services that the platform runs once so that tenants can have them."), tenants),
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
                errors.Add(
                    tenant.Source.Map.Location, $"tenants[{tenant.Name}] is there twice, first at {first[tenant.Name]}. Give it another name or remove one.");
            }
        }

        return tenants;
    }

    private static StorageSettings Storage(MapReader map)
    {
        var settings = new StorageSettings(
            map.Optional("defaultTier", StorageTier.Standard, Tier, "The class of a claim that names none."),
            map.Optional(
                "keepVolumes", true, ScalarFormats.Boolean,
                "Whether a volume of `standard`, `fast` and `shared` stays when its claim is deleted. `false` deletes data with the claim."));
        map.RejectUnknownKeys();
        return settings;
    }

    private static MonitoringSettings Monitoring(MapReader map)
    {
        var settings = new MonitoringSettings(
            ChartReader.Read(map.Map("chart", "The chart."), "kube-prometheus-stack", "https://prometheus-community.github.io/helm-charts"),
            map.Optional("namespace", "monitoring", ScalarFormats.Name(40), "Where it is installed."),
            map.Optional("retention", "15d", ScalarFormats.Duration, "How long metrics are kept."),
            map.Optional("storage", Quantity.Parse("100Gi"), ScalarFormats.Bytes, "The size of Prometheus's volume."),
            map.Optional("tier", StorageTier.Standard, Tier.Offering("standard", "fast"), "The storage tier of its volumes."),
            map.Optional(
                "runbooks", "docs/runbooks.md", RunbooksAddress,
                "Where people read [docs/runbooks.md](runbooks.md): each alert links to its section there. The default is the path in this "
                + "repository, for those who have it at hand."),
            map.Optional<string?>(
                "alertmanagerSecret", null, SecretName,
                "The secret that says where alerts go, with what it takes to send them ([how](monitoring.md#where-alerts-go)). It is in the "
                + "namespace and not in this repository.", "none: alerts are shown and go nowhere"),
            map.Optional<string?>(
                "grafanaSecret", null, SecretName,
                "The secret with Grafana's administrator: keys `admin-user` and `admin-password`.",
                "none: the chart draws a password ([where](monitoring.md#open-grafana))"));
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
            ChartReader.Read(map.Map("chart", "The chart."), "spark-operator", "https://kubeflow.github.io/spark-operator"),
            map.Optional("namespace", "spark-operator", ScalarFormats.Name(40), "Where it is installed."),
            map.Optional("replicas", 2, ScalarFormats.Integer(1, 5), "How many controllers and webhooks stand by; one leads."),
            map.Optional("workers", 20, ScalarFormats.Integer(1, 200), "How many applications the leader handles at once."));
        map.RejectUnknownKeys();
        return settings;
    }

    private static SparkSettings Spark(MapReader map)
    {
        var settings = new SparkSettings(
            map.Optional(
                "imageTag", "4.2.0-1", ScalarFormats.Matching("an image tag of at most 128 letters, digits, dots, dashes and underscores", ImageTag()),
                "The tag of the [reference image](../images/spark/README.md) in the cluster's image repository."),
            map.Optional(
                "scratch", ScratchSpace.Node, ScalarFormats.OneOf<ScratchSpace>(),
                "Where executors keep shuffle and spilled data: on the node's own disks (local NVMe where the pool has it), or on a volume of "
                + "the tier `scratch` for each. A volume counts towards the tenant's `volumes` and `storage`, which then bound its executors."),
            map.Optional(
                "scratchSize", Quantity.Parse("100Gi"), ScalarFormats.Bytes,
                "The size of each scratch volume; of no effect with `scratch: node`."));
        map.RejectUnknownKeys();
        AtLeast(map, "scratchSize", settings.ScratchSize, TenantSettings.SmallestVolume, "the smallest volume that a tenant may have");
        return settings;
    }

    private static HistoryServerSettings? HistoryServer(MapReader map)
    {
        var enabled = map.Optional("enabled", true, ScalarFormats.Boolean, "Whether there is a history server.");
        var settings = new HistoryServerSettings(
            map.Optional("namespace", "spark-history", ScalarFormats.Name(40), "Where it is installed."),
            map.Optional("replicas", 1, ScalarFormats.Integer(1, 5), "How many there are; each reads for itself."),
            map.Optional("memory", Quantity.Parse("4Gi"), ScalarFormats.Bytes, "The memory of each; half of it is Java's heap."),
            map.Scalars(
                "clients", [], ScalarFormats.Name(63),
                "The namespaces whose pods may reach it, such as that of an authenticating proxy. It does not ask who they are and shows the "
                + "logs of all tenants.", "none: by port-forward only"));
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
                section.Split('.').Aggregate(reader, (map, key) => map.Map(key)).Error(
                    "namespace", $"is {name}, which {taken[name]} uses already. Give each its own.");
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
