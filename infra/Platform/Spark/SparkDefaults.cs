using System.Collections.Immutable;
using System.Globalization;
using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;

namespace Infra.Platform.Spark;

/// <summary>
/// The defaults of Spark applications. Spark on Kubernetes reads defaults in two places, and a setting of one cannot be made in the other:
/// the operator's own file when it submits (the driver's pod, the same for all tenants), and the driver's file when it starts (the tenant's
/// bounds). docs/spark.md explains which setting goes where.
/// </summary>
internal sealed class SparkDefaults
{
    public const string ConfigMapName = "spark-defaults";

    public const string FileName = "spark-defaults.conf";

    // Spark itself puts the namespace here, in the driver and when it is submitted.
    private const string OwnNamespace = "${spark.kubernetes.namespace}";

    // Names that Spark looks for: a volume of such a name is a local directory.
    private const string ScratchVolume = "spark-local-dir-1";

    private readonly ClusterContract _cluster;
    private readonly SparkSettings _settings;

    // Put together once: there may be a thousand tenants.
    private readonly ImmutableSortedDictionary<string, string> _common;

    public SparkDefaults(ClusterContract cluster, SparkSettings settings, SchedulerKind scheduler)
    {
        (_cluster, _settings) = (cluster, settings);
        _common = Common(cluster, settings, scheduler);
    }

    /// <summary>The defaults of all tenants, as the operator's spark-submit reads them.</summary>
    public Output<string> OfOperator() => Text(_common, OwnNamespace);

    /// <summary>The same with the tenant's own address and bounds, as a driver of the tenant reads it.</summary>
    public Output<string> OfTenant(TenantSettings tenant) => Text(Bounded(tenant), tenant.Name);

    /// <summary>The same for a notebook, which is a driver that no operator and no entry point of ours has started.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="executorTemplate">The file in the notebook's pod that says how its executors must look.</param>
    public Output<string> OfNotebook(TenantSettings tenant, string executorTemplate) => Text(
        Bounded(tenant)
            // The folder of the logs may not exist yet, and the image may lack the store's connector: Spark would not start.
            .SetItem("spark.eventLog.enabled", "false")
            .SetItem("spark.kubernetes.executor.podTemplateFile", executorTemplate),
        tenant.Name);

    private ImmutableSortedDictionary<string, string> Bounded(TenantSettings tenant) => _common
        .SetItem("spark.dynamicAllocation.maxExecutors", MostExecutors(_settings, tenant).ToString(CultureInfo.InvariantCulture))
        .SetItem("spark.kubernetes.namespace", tenant.Name);

    /// <summary>The image that applications run and the history server is.</summary>
    public static Output<string> Image(ClusterContract cluster, SparkSettings settings) =>
        cluster.ImageRepository.Apply(repository => $"{repository}:{settings.ImageTag}");

    /// <summary>
    /// The most executors of one core, the least that an executor has, for which the tenant's bounds have room beside their driver. The
    /// queue and the quota hold larger executors to the same cores.
    /// </summary>
    public static int MostExecutors(SparkSettings settings, TenantSettings tenant)
    {
        var room = Math.Min(Math.Floor(tenant.Ceiling.Cpu.Value), tenant.Pods) - 1;
        if (settings.Scratch == ScratchSpace.Volume)
        {
            // The workspace is a volume too.
            room = Math.Min(room, tenant.Volumes - 1);
            room = Math.Min(room, Math.Floor((tenant.Storage.Value - tenant.Workspace.Size.Value) / settings.ScratchSize.Value));
        }

        return (int)Math.Max(1, room);
    }

    private static ImmutableSortedDictionary<string, string> Common(ClusterContract cluster, SparkSettings settings, SchedulerKind scheduler)
    {
        var conf = new Dictionary<string, string>
        {
            ["spark.eventLog.enabled"] = "true",

            // A stream never ends, so its log is cut, and the history server reads what is there.
            ["spark.eventLog.rolling.enabled"] = "true",
            ["spark.eventLog.rolling.maxFileSize"] = "128m",

            // Kueue counts an application once, before it starts, and refuses one that grows: kubernetes-sigs/kueue#12047.
            ["spark.dynamicAllocation.enabled"] = scheduler == SchedulerKind.Yunikorn ? "true" : "false",
            ["spark.dynamicAllocation.minExecutors"] = "0",
            ["spark.dynamicAllocation.initialExecutors"] = "1",
            ["spark.dynamicAllocation.executorIdleTimeout"] = "60s",

            // There is no external shuffle service on Kubernetes. An executor that goes, because it is idle or its spot machine is taken back,
            // gives its blocks to others first. Spark's other way, on by default, keeps idle executors for their shuffle files; Spark warns
            // of both together.
            ["spark.dynamicAllocation.shuffleTracking.enabled"] = "false",
            ["spark.decommission.enabled"] = "true",
            ["spark.storage.decommission.enabled"] = "true",
            ["spark.storage.decommission.rddBlocks.enabled"] = "true",
            ["spark.storage.decommission.shuffleBlocks.enabled"] = "true",

            ["spark.executor.processTreeMetrics.enabled"] = "true",
            ["spark.metrics.appStatusSource.enabled"] = "true",
            ["spark.metrics.conf.*.sink.prometheusServlet.class"] = "org.apache.spark.metrics.sink.PrometheusServlet",
            ["spark.metrics.conf.*.sink.prometheusServlet.path"] = "/metrics/prometheus",
            ["spark.ui.prometheus.enabled"] = "true",

            ["spark.kubernetes.authenticate.driver.serviceAccountName"] = SparkIdentity.ServiceAccountName,
            ["spark.kubernetes.authenticate.executor.serviceAccountName"] = SparkIdentity.ServiceAccountName,

            // Hundreds of drivers that each ask for all their pods are answered from the API server's cache.
            ["spark.kubernetes.executor.enablePollingWithResourceVersion"] = "true",
        };
        foreach (var (key, value) in cluster.ObjectStore.SparkConf)
        {
            conf[key] = value;
        }

        Place(conf, "driver", cluster.Nodes[NodeRole.Driver]);
        Place(conf, "executor", cluster.Nodes[NodeRole.Executor]);
        Identify(conf, cluster);
        if (settings.Scratch == ScratchSpace.Volume)
        {
            Claim(conf, settings);
        }

        return conf.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Only onto nodes without a taint: Spark's settings have no toleration, and a pod that selects nodes whose taint it does not tolerate would
    /// stay Pending. An application asks for tainted nodes itself; <see cref="ApplicationPatch"/> says how.
    /// </summary>
    private static void Place(Dictionary<string, string> conf, string kind, NodePlacement nodes)
    {
        if (!nodes.Taints.Any())
        {
            conf[$"spark.kubernetes.{kind}.node.selector.{nodes.LabelKey}"] = nodes.LabelValue;
        }
    }

    /// <summary>Binds pods to the tenant's identity. All tenants of a cluster are bound in the same way.</summary>
    private static void Identify(Dictionary<string, string> conf, ClusterContract cluster)
    {
        foreach (var kind in new[] { "driver", "executor" })
        {
            foreach (var (key, value) in cluster.Identities.Values.SelectMany(identity => identity.PodLabels).Distinct())
            {
                conf[$"spark.kubernetes.{kind}.label.{key}"] = value;
            }

            foreach (var key in cluster.Identities.Values.SelectMany(identity => identity.Credentials.Keys).Distinct())
            {
                conf[$"spark.kubernetes.{kind}.secretKeyRef.{key}"] = $"{SparkIdentity.CredentialsSecret}:{key}";
            }
        }
    }

    /// <summary>
    /// For executors only. A driver's claim would be made by the operator, which submits, and the operator has no right to claims
    /// (kubeflow/spark-operator#2917); a driver computes nothing that needs room.
    /// </summary>
    private static void Claim(Dictionary<string, string> conf, SparkSettings settings)
    {
        const string volume = $"spark.kubernetes.executor.volumes.persistentVolumeClaim.{ScratchVolume}";
        conf[$"{volume}.mount.path"] = "/var/data/spark-local-dir-1";
        conf[$"{volume}.mount.readOnly"] = "false";

        // The driver makes a claim for each executor, and takes all of them with it.
        conf[$"{volume}.options.claimName"] = "OnDemand";
        conf[$"{volume}.options.storageClass"] = StorageTiers.ClassName(StorageTier.Scratch);
        conf[$"{volume}.options.sizeLimit"] = settings.ScratchSize.Text;

        // Spark 4 asks for ReadWriteOncePod, which not every storage driver knows (SPARK-46945).
        conf["spark.kubernetes.legacy.useReadWriteOnceAccessMode"] = "true";
    }

    /// <summary>With what may be known late: where the event logs go, and the image.</summary>
    private Output<string> Text(ImmutableSortedDictionary<string, string> conf, string tenant)
    {
        Input<string>[] late = [_cluster.ObjectStore.EventLogsOf(tenant), Image(_cluster, _settings)];
        return Output.All(late).Apply(known => Text(conf
            .SetItem("spark.eventLog.dir", known[0])
            .SetItem("spark.kubernetes.container.image", known[1])));
    }

    /// <summary>The entries in the form of Spark's own file, in order.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> entries) =>
        string.Concat(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}\n"));
}
