using System.Collections.Immutable;
using System.Globalization;
using Infra.Clusters;
using Infra.Platform.Catalogue;
using Infra.Platform.Monitoring;
using Infra.Platform.Scheduling;
using Infra.Platform.Spark;
using Infra.Platform.Storage;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;

namespace Infra.Platform;

/// <summary>
/// The platform on a cluster: storage classes, tenants, monitoring, scheduling, the Spark operator and the history server. It does not know
/// which cloud it is on.
/// </summary>
internal sealed class SparkPlatform : ComponentResource
{
    public SparkPlatform(string name, SparkPlatformArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Platform", name, args, WithProvider(options, args.Cluster))
    {
        var (cluster, settings) = (args.Cluster, args.Settings);

        var storage = new StorageClasses("storage", new StorageClassesArgs { Cluster = cluster, Settings = settings.Storage }, Child());

        ConfigMapPolicy.Create(cluster, this);
        ServicePolicy.Create(cluster, this);
        SparkObjectPolicy.Create(cluster, this);

        var queues = QueueModel.Of(settings, cluster.Capacity.Values);
        var spark = new SparkDefaults(cluster, settings.Spark, queues.Kind);

        Tenants = settings.Tenants.ToImmutableSortedDictionary(tenant => tenant.Name, tenant => new Tenant(
            tenant.Name,
            new TenantArgs
            {
                Cluster = cluster,
                Settings = tenant,
                StorageClasses = storage.Classes,
                MonitoringNamespace = settings.Monitoring.Namespace,
                Spark = spark,
                Queue = QueueFacts.Of(tenant, queues.Kind),
            },
            Child()));

        var monitoring = new MonitoringStack(
            "monitoring",
            new MonitoringArgs
            {
                Cluster = cluster,
                Settings = settings.Monitoring,
                StorageClasses = storage.Classes,
                OperatorNamespace = settings.SparkOperator.Namespace,
                Scheduler = queues.Kind == SchedulerKind.Yunikorn
                    ? MonitoredScheduler.YuniKorn(settings.Scheduler.Namespace)
                    : MonitoredScheduler.Kueue(settings.Scheduler.Namespace),
            },
            Child());

        _ = new BatchScheduling(
            "scheduling",
            new BatchSchedulingArgs
            {
                Cluster = cluster,
                Settings = settings,
                Queues = queues,
                Tenants = Tenants.ToDictionary(tenant => tenant.Key, tenant => tenant.Value.Namespace),
                Monitoring = monitoring.Release,
            },
            Child());

        _ = new SparkOperator(
            "spark-operator",
            new SparkOperatorArgs
            {
                Cluster = cluster,
                Settings = settings.SparkOperator,
                Spark = spark,
                MonitoringNamespace = settings.Monitoring.Namespace,
                Scheduler = queues.Kind,
                JobNamespaces = [.. Tenants.Keys],
                After = [.. Tenants.Values.Select(tenant => tenant.Namespace)],
            },
            Child());

        if (settings.HistoryServer is { } history)
        {
            _ = new HistoryServer(
                "history-server",
                new HistoryServerArgs { Cluster = cluster, Settings = history, Spark = settings.Spark, Tenants = [.. Tenants.Keys] },
                Child());
        }

        CreateCatalogue(args, storage, spark, queues.Kind);

        CapacityCpu = Output.Create(Quantity.ShowCores(cluster.Capacity.Values.Sum(pool => pool.Cpu.Value)));
        CapacityMemory = Output.Create(string.Create(CultureInfo.InvariantCulture, $"{cluster.Capacity.Values.Sum(pool => pool.Memory.Value) / (1 << 30)}Gi"));
        RegisterOutputs();
    }

    /// <summary>The tenants by name.</summary>
    public ImmutableSortedDictionary<string, Tenant> Tenants { get; }

    /// <summary>The cores that the node pools of tenants have together at most, against which a policy holds what the tenants are promised.</summary>
    [Output("capacityCpu")]
    public Output<string> CapacityCpu { get; private set; }

    /// <summary>The memory that these node pools have together at most.</summary>
    [Output("capacityMemory")]
    public Output<string> CapacityMemory { get; private set; }

    private void CreateCatalogue(SparkPlatformArgs args, StorageClasses storage, SparkDefaults spark, SchedulerKind scheduler)
    {
        var catalogue = args.Settings.Catalogue;
        var operators = !catalogue.Any ? ImmutableDictionary<string, InstalledOperator>.Empty : new PlatformCatalogue(
            "catalogue",
            new PlatformCatalogueArgs { Cluster = args.Cluster, Settings = args.Settings, After = [.. Tenants.Values.Select(tenant => tenant.Namespace)] },
            Child()).Operators;
        foreach (var tenant in args.Settings.Tenants.Where(tenant => !tenant.AddOns.IsEmpty))
        {
            _ = new TenantAddOns(
                $"{tenant.Name}-add-ons",
                new TenantAddOnsArgs
                {
                    Cluster = args.Cluster,
                    Settings = tenant,
                    Namespace = Tenants[tenant.Name].Namespace,
                    StorageClasses = storage.Classes,
                    PriorityClass = QueueFacts.Of(tenant, scheduler).DriverClass,
                    Spark = spark,
                    Operators = operators,
                },
                Child());
        }
    }

    private ComponentResourceOptions Child() => new() { Parent = this };

    private static ComponentResourceOptions WithProvider(ComponentResourceOptions? options, ClusterContract cluster)
    {
        options ??= new ComponentResourceOptions();
        options.Providers.Add(cluster.Kubernetes);
        return options;
    }
}

/// <summary>The inputs of <see cref="SparkPlatform"/>.</summary>
internal sealed class SparkPlatformArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required PlatformSettings Settings { get; init; }

    [Input("kubernetesVersion")]
    public Input<string> KubernetesVersion => Cluster.KubernetesVersion;

    [Input("tenants")]
    public InputList<string> Tenants => Settings.Tenants.Select(tenant => tenant.Name).ToArray();
}
