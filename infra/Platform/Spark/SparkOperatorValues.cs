using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Infra.Clusters;
using Infra.Platform.Helm;
using Infra.Platform.Tenancy;
using Infra.Settings;

namespace Infra.Platform.Spark;

/// <summary>The values of the spark-operator chart that differ from its defaults.</summary>
internal sealed record SparkOperatorValues
{
    public required ControllerValues Controller { get; init; }

    public required WebhookValues Webhook { get; init; }

    public required SparkValues Spark { get; init; }

    public required PrometheusValues Prometheus { get; init; }

    public required HookValues Hook { get; init; }

    public static SparkOperatorValues Of(SparkOperatorSettings settings, SchedulerKind scheduler, ImmutableArray<string> namespaces, NodePlacement system)
    {
        var selector = new Dictionary<string, string> { [system.LabelKey] = system.LabelValue };
        var tolerations = TolerationValue.For(system);
        var budget = settings.Replicas > 1 ? new BudgetValues(true, 1) : null;
        var spread = settings.Replicas > 1 ? new List<SpreadValues> { new(1, "kubernetes.io/hostname", "ScheduleAnyway") } : null;
        return new SparkOperatorValues
        {
            Controller = new()
            {
                Replicas = settings.Replicas,
                Workers = settings.Workers,

                // Each submission starts a JVM inside the controller's pod.
                Resources = ContainerResources.Of("1", "4Gi"),
                NodeSelector = selector,
                Tolerations = tolerations,
                PodDisruptionBudget = budget,
                KubeApiQps = 50,
                KubeApiBurst = 100,
                TopologySpreadConstraints = spread,
                Volumes = [new("tmp") { EmptyDir = new() { ["sizeLimit"] = "1Gi" } }, new(SparkDefaults.ConfigMapName) { ConfigMap = new() { ["name"] = SparkDefaults.ConfigMapName } }],
                VolumeMounts = [new("tmp", "/tmp", false), new(SparkDefaults.ConfigMapName, "/opt/spark/conf", true)],
                WorkqueueRateLimiter = new(settings.Workers * 5, 1000, new("15m")),

                // Kueue is asked by the applications themselves, which it suspends until they fit.
                BatchScheduler = scheduler == SchedulerKind.Yunikorn ? new(true, "yunikorn") : new(false, ""),
            },
            Webhook = new()
            {
                Replicas = settings.Replicas,
                Resources = ContainerResources.Of("100m", "300Mi"),
                NodeSelector = selector,
                Tolerations = tolerations,
                PodDisruptionBudget = budget,
                TopologySpreadConstraints = spread,

                // Every pod of every application asks the webhook, and it asks for the pod's application.
                KubeApiQps = 50,
                KubeApiBurst = 100,
            },

            // Named one by one: a selector would give the operator rights over every namespace of the cluster. The tenants' own service
            // account and roles are ours.
            Spark = new([.. namespaces], new(false, SparkIdentity.ServiceAccountName), new(false)),

            // Monitoring asks the operator itself, as it asks everybody else.
            Prometheus = new(new(true), new(false)),
            Hook = new(true, selector, tolerations),
        };
    }

    internal record ScheduledValues
    {
        public required int Replicas { get; init; }

        public required ContainerResources Resources { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        public BudgetValues? PodDisruptionBudget { get; init; }

        // The chart refuses one where there is a single pod.
        public List<SpreadValues>? TopologySpreadConstraints { get; init; }

        [JsonPropertyName("kubeAPIQPS")]
        public required int KubeApiQps { get; init; }

        [JsonPropertyName("kubeAPIBurst")]
        public required int KubeApiBurst { get; init; }

        public LeaderElectionValues LeaderElection { get; } = new(true);
    }

    internal sealed record ControllerValues : ScheduledValues
    {
        public required int Workers { get; init; }

        // A list replaces the chart's, so its own volume for submissions is among them. spark-submit reads its defaults at /opt/spark/conf.
        public required List<VolumeValues> Volumes { get; init; }

        public required List<MountValues> VolumeMounts { get; init; }

        public required RateLimiterValues WorkqueueRateLimiter { get; init; }

        public required BatchSchedulerValues BatchScheduler { get; init; }

        // One service per application, and nobody removes the leaked ones (kubeflow/spark-operator#603).
        public EnableToggle UiService { get; } = new(false);
    }

    internal sealed record WebhookValues : ScheduledValues
    {
        public bool Enable { get; } = true;
    }

    internal sealed record BatchSchedulerValues(bool Enable, string Default);

    internal sealed record BudgetValues(bool Enable, int MinAvailable);

    internal sealed record LeaderElectionValues(bool Enable);

    internal sealed record SpreadValues(int MaxSkew, string TopologyKey, string WhenUnsatisfiable);

    internal sealed record VolumeValues(string Name)
    {
        public Dictionary<string, string>? EmptyDir { get; init; }

        public Dictionary<string, string>? ConfigMap { get; init; }
    }

    internal sealed record MountValues(string Name, string MountPath, bool ReadOnly);

    internal sealed record RateLimiterValues([property: JsonPropertyName("bucketQPS")] int BucketQps, int BucketSize, DelayValues MaxDelay);

    internal sealed record DelayValues(string Duration);

    internal sealed record EnableToggle(bool Enable);

    internal sealed record SparkValues(List<string> JobNamespaces, ServiceAccountValues ServiceAccount, RbacValues Rbac);

    internal sealed record ServiceAccountValues(bool Create, string Name);

    internal sealed record RbacValues(bool Create);

    internal sealed record PrometheusValues(EnableToggle Metrics, PodMonitorValues PodMonitor);

    internal sealed record PodMonitorValues(bool Create);

    internal sealed record HookValues(bool UpgradeCrd, Dictionary<string, string> NodeSelector, List<TolerationValue> Tolerations);
}
