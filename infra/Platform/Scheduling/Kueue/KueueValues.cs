using Infra.Clusters;
using Infra.Platform.Helm;
using Infra.Settings;

namespace Infra.Platform.Scheduling.Kueue;

/// <summary>The values of the kueue chart that differ from its defaults.</summary>
internal sealed record KueueValues
{
    // Kueue reads this as a file of its own. Of the kinds that it could queue, only Spark's is on: its default list has pods, deployments
    // and stateful sets, so that an outage of Kueue would keep the whole cluster from starting any. Applications without a queue's name are
    // queued as well, and only those of tenants.
    private const string Configuration = """
        apiVersion: config.kueue.x-k8s.io/v1beta2
        kind: Configuration
        health:
          healthProbeBindAddress: :8081
        metrics:
          bindAddress: :8443
          enableClusterQueueResources: true
        webhook:
          port: 9443
        leaderElection:
          leaderElect: true
          resourceName: c1f6bfd2.kueue.x-k8s.io
        controller:
          groupKindConcurrency:
            Workload.kueue.x-k8s.io: 10
            LocalQueue.kueue.x-k8s.io: 5
            ClusterQueue.kueue.x-k8s.io: 5
            ResourceFlavor.kueue.x-k8s.io: 1
        clientConnection:
          qps: 300
          burst: 500
        manageJobsWithoutQueueName: true
        managedJobsNamespaceSelector:
          matchExpressions:
            - key: spark-platform/tenant
              operator: Exists
        integrations:
          frameworks:
            - sparkoperator.k8s.io/sparkapplication
        fairSharing:
          preemptionStrategies: [LessThanOrEqualToFinalShare, LessThanInitialShare]
        """;

    public required ControllerManagerValues ControllerManager { get; init; }

    public ManagerConfigValues ManagerConfig { get; } = new(Configuration + "\n");

    public required MetricsValues Metrics { get; init; }

    // Its metrics are served to whom the API server knows only, which its own monitor is written for.
    public bool EnablePrometheus { get; } = true;

    public static KueueValues Of(SchedulerSettings settings, NodePlacement system, string monitoringNamespace) => new()
    {
        Metrics = new(monitoringNamespace),
        ControllerManager = new()
        {
            Replicas = settings.Replicas,
            Manager = new(ContainerResources.Of("500m", "1Gi"), new()),
            NodeSelector = new() { [system.LabelKey] = system.LabelValue },
            Tolerations = TolerationValue.For(system),
            PodDisruptionBudget = settings.Replicas > 1 ? new(true, 1) : null,
        },
    };

    internal sealed record ControllerManagerValues
    {
        public required int Replicas { get; init; }

        public required ManagerValues Manager { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        public BudgetValues? PodDisruptionBudget { get; init; }

        // Alpha, and off by default, in 0.19.2.
        public List<FeatureGateValues> FeatureGates { get; } = [new("SparkApplicationIntegration", true)];
    }

    internal sealed record ManagerValues(ContainerResources Resources, ImageValues Image);

    /// <summary>The version's own image, whose tag does not move.</summary>
    internal sealed record ImageValues(string PullPolicy = "IfNotPresent");

    internal sealed record BudgetValues(bool Enabled, int MinAvailable);

    internal sealed record MetricsValues(string PrometheusNamespace);

    internal sealed record FeatureGateValues(string Name, bool Enabled);

    internal sealed record ManagerConfigValues(string ControllerManagerConfigYaml);
}
