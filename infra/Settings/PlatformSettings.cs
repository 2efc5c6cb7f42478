using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>The settings that are the same on every cloud: stacks/platform.yaml, with the overrides of one stack.</summary>
public sealed record PlatformSettings
{
    /// <summary>The teams that share the cluster, in the order of the file. At least one.</summary>
    public required ImmutableArray<TenantSettings> Tenants { get; init; }

    /// <summary>The storage classes.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>Prometheus, Alertmanager and Grafana.</summary>
    public required MonitoringSettings Monitoring { get; init; }

    /// <summary>The scheduler, which makes the tenants' quotas fungible.</summary>
    public required SchedulerSettings Scheduler { get; init; }

    /// <summary>The operator that runs Spark applications.</summary>
    public required SparkOperatorSettings SparkOperator { get; init; }

    /// <summary>The defaults of Spark applications.</summary>
    public required SparkSettings Spark { get; init; }

    /// <summary>The history server; null where it is off. Default on.</summary>
    public required HistoryServerSettings? HistoryServer { get; init; }

    /// <summary>The services that the platform offers in addition to Spark.</summary>
    public required CatalogueSettings Catalogue { get; init; }

    /// <summary>Where the platform is written.</summary>
    internal SettingSource Source { get; init; } = SettingSource.None;
}

/// <summary>How the storage classes behave.</summary>
/// <param name="DefaultTier">The class of a claim that names none. Default standard.</param>
/// <param name="KeepVolumes">
/// Whether a volume of the tiers standard, fast and shared stays when its claim is deleted. Default true; false deletes data with the claim.
/// </param>
public sealed record StorageSettings(StorageTier DefaultTier, bool KeepVolumes);

/// <summary>How the platform is watched.</summary>
/// <param name="Chart">The kube-prometheus-stack chart.</param>
/// <param name="Namespace">Where it is installed. Default monitoring.</param>
/// <param name="Retention">How long metrics are kept. Default 15d.</param>
/// <param name="Storage">The size of Prometheus's volume. Default 100Gi.</param>
/// <param name="Tier">The tier of its volumes; not shared, not scratch. Default standard.</param>
/// <param name="Runbooks">
/// Where docs/runbooks.md is read; each alert's link is this and the alert's heading. Default the path in this repository; otherwise an https address.
/// </param>
/// <param name="AlertmanagerSecret">
/// The secret in the namespace whose key alertmanager.yaml says where alerts go. Default none: they are shown and go nowhere.
/// </param>
/// <param name="GrafanaSecret">
/// The secret in the namespace with Grafana's administrator (keys admin-user, admin-password). Default none: the chart draws a password.
/// </param>
public sealed record MonitoringSettings(
    ChartSettings Chart,
    string Namespace,
    string Retention,
    Quantity Storage,
    StorageTier Tier,
    string Runbooks,
    string? AlertmanagerSecret,
    string? GrafanaSecret);

/// <summary>How Spark applications are run.</summary>
/// <param name="Chart">The spark-operator chart.</param>
/// <param name="Namespace">Where it is installed. Default spark-operator.</param>
/// <param name="Replicas">How many controllers and webhooks stand by, 1 to 5; one of them leads. Default 2.</param>
/// <param name="Workers">How many applications the leader handles at once, 1 to 200. Default 20.</param>
public sealed record SparkOperatorSettings(ChartSettings Chart, string Namespace, int Replicas, int Workers);

/// <summary>The defaults of Spark applications.</summary>
/// <param name="ImageTag">The tag of the reference image in the cluster's image repository. Default 4.2.0-1.</param>
/// <param name="Scratch">Where executors keep shuffle and spilled data. Default <see cref="ScratchSpace.Node"/>.</param>
/// <param name="ScratchSize">The size of each scratch volume, in bytes, at least 1Gi; of no effect on the node's own disks. Default 100Gi.</param>
public sealed record SparkSettings(string ImageTag, ScratchSpace Scratch, Quantity ScratchSize);

/// <summary>Where executors keep shuffle and spilled data.</summary>
public enum ScratchSpace
{
    /// <summary>The node's own disks: local NVMe where the pool has it. Nothing to wait for, no volume counts towards the tenant's bounds.</summary>
    Node,

    /// <summary>A volume of the tier scratch for each executor. It counts towards the tenant's volumes and storage, and so bounds its executors.</summary>
    Volume,
}

/// <summary>The server that shows what applications did, from their event logs.</summary>
/// <param name="Namespace">Where it is installed. Default spark-history.</param>
/// <param name="Replicas">How many there are, 1 to 5; each reads for itself. Default 1.</param>
/// <param name="Memory">The memory of each, in bytes, at least 1Gi; half of it is Java's heap. Default 4Gi.</param>
/// <param name="Clients">The namespaces whose pods may reach it, such as that of an authenticating proxy. Default none: by port-forward only.</param>
public sealed record HistoryServerSettings(string Namespace, int Replicas, Quantity Memory, ImmutableArray<string> Clients);

/// <summary>A Helm chart, named so exactly that the same settings always install the same thing.</summary>
/// <param name="Name">The chart's name in its repository.</param>
/// <param name="Repository">The repository's address, https or oci.</param>
/// <param name="Version">The chart's exact version.</param>
/// <param name="TimeoutSeconds">How long an installation may take before it is rolled back, 60 to 3,600 seconds. Default 600.</param>
public sealed record ChartSettings(string Name, string Repository, string Version, int TimeoutSeconds);
