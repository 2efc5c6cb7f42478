using System.Globalization;
using Infra.Clusters;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;

namespace Infra.Platform.Spark;

/// <summary>
/// What Spark applications start from unless they say otherwise. There are two places where Spark on Kubernetes reads defaults, and what can
/// be decided in one cannot be in the other: the operator's own file when it submits (the driver's pod, the same for all tenants), and the
/// driver's file when it starts (the tenant's bounds). docs/spark.md tells the two apart.
/// </summary>
internal static class SparkDefaults
{
    public const string ConfigMapName = "spark-defaults";

    public const string FileName = "spark-defaults.conf";

    // Spark itself puts the namespace here, in the driver and when it is submitted.
    private const string OwnNamespace = "${spark.kubernetes.namespace}";

    // Names that Spark looks for: a volume of such a name is a local directory.
    private const string ScratchVolume = "spark-local-dir-1";

    /// <summary>The image that applications run and the history server is.</summary>
    public static Output<string> Image(ClusterContract cluster, SparkSettings settings) =>
        cluster.ImageRepository.Apply(repository => $"{repository}:{settings.ImageTag}");

    /// <summary>What holds for all tenants, as the operator's spark-submit reads it.</summary>
    public static Output<string> OfFarm(ClusterContract cluster, SparkSettings settings, SchedulerKind scheduler) => Text(Common(cluster, settings, scheduler));

    /// <summary>The same with the tenant's own address and bounds, as a driver or a notebook of the tenant reads it.</summary>
    public static Output<string> OfTenant(ClusterContract cluster, SparkSettings settings, SchedulerKind scheduler, TenantSettings tenant)
    {
        var conf = Common(cluster, settings, scheduler);
        conf["spark.dynamicAllocation.maxExecutors"] = MostExecutors(settings, tenant).ToString(CultureInfo.InvariantCulture);
        conf["spark.eventLog.dir"] = cluster.ObjectStore.EventLogsOf(tenant.Name);
        conf["spark.kubernetes.namespace"] = tenant.Name;
        return Text(conf);
    }

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

    private static SortedDictionary<string, Input<string>> Common(ClusterContract cluster, SparkSettings settings, SchedulerKind scheduler)
    {
        var conf = new SortedDictionary<string, Input<string>>(StringComparer.Ordinal)
        {
            ["spark.eventLog.enabled"] = "true",
            ["spark.eventLog.dir"] = cluster.ObjectStore.EventLogsOf(OwnNamespace),

            // A stream never ends, so its log is cut, and the history server reads what is there.
            ["spark.eventLog.rolling.enabled"] = "true",
            ["spark.eventLog.rolling.maxFileSize"] = "128m",

            // Kueue counts an application once, before it starts, and refuses one that grows: kubernetes-sigs/kueue#12047.
            ["spark.dynamicAllocation.enabled"] = scheduler == SchedulerKind.Yunikorn ? "true" : "false",
            ["spark.dynamicAllocation.minExecutors"] = "0",
            ["spark.dynamicAllocation.initialExecutors"] = "1",
            ["spark.dynamicAllocation.executorIdleTimeout"] = "60s",

            // There is no external shuffle service on Kubernetes: an executor stays while somebody needs its shuffle files, at most this long.
            ["spark.dynamicAllocation.shuffleTracking.enabled"] = "true",
            ["spark.dynamicAllocation.shuffleTracking.timeout"] = "30min",

            // A spot machine that goes gives its blocks to others first.
            ["spark.decommission.enabled"] = "true",
            ["spark.storage.decommission.enabled"] = "true",
            ["spark.storage.decommission.rddBlocks.enabled"] = "true",
            ["spark.storage.decommission.shuffleBlocks.enabled"] = "true",

            ["spark.executor.processTreeMetrics.enabled"] = "true",
            ["spark.metrics.appStatusSource.enabled"] = "true",
            ["spark.metrics.conf.*.sink.prometheusServlet.class"] = "org.apache.spark.metrics.sink.PrometheusServlet",
            ["spark.metrics.conf.*.sink.prometheusServlet.path"] = "/metrics/prometheus",
            ["spark.ui.prometheus.enabled"] = "true",

            ["spark.kubernetes.container.image"] = Image(cluster, settings),
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
            Claim(conf, "driver", settings);
            Claim(conf, "executor", settings);
        }

        return conf;
    }

    /// <summary>
    /// Only onto nodes that have no taint: Spark's settings know no toleration, and a pod that must go where it may not would wait for ever.
    /// Tainted nodes are asked for by the application itself; <see cref="ApplicationPatch"/> says how.
    /// </summary>
    private static void Place(SortedDictionary<string, Input<string>> conf, string kind, NodePlacement nodes)
    {
        if (!nodes.Taints.Any())
        {
            conf[$"spark.kubernetes.{kind}.node.selector.{nodes.LabelKey}"] = nodes.LabelValue;
        }
    }

    /// <summary>What binds pods to the tenant's identity. All tenants of a cluster are bound in the same way.</summary>
    private static void Identify(SortedDictionary<string, Input<string>> conf, ClusterContract cluster)
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

    private static void Claim(SortedDictionary<string, Input<string>> conf, string kind, SparkSettings settings)
    {
        var volume = $"spark.kubernetes.{kind}.volumes.persistentVolumeClaim.{ScratchVolume}";
        conf[$"{volume}.mount.path"] = "/var/data/spark-local-dir-1";
        conf[$"{volume}.mount.readOnly"] = "false";

        // Spark makes a claim for each pod, and the driver takes all of them with it.
        conf[$"{volume}.options.claimName"] = "OnDemand";
        conf[$"{volume}.options.storageClass"] = StorageTiers.ClassName(StorageTier.Scratch);
        conf[$"{volume}.options.sizeLimit"] = settings.ScratchSize.Text;
    }

    private static Output<string> Text(SortedDictionary<string, Input<string>> conf) =>
        Output.All(conf.Values).Apply(values => Text(conf.Keys.Zip(values, KeyValuePair.Create)));

    /// <summary>The entries in the form of Spark's own file, in order.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> entries) =>
        string.Concat(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}\n"));
}
