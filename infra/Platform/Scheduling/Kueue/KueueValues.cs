using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Scheduling.Kueue;

/// <summary>The values of the kueue chart that differ from its defaults.</summary>
internal static class KueueValues
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

    public static HelmValues Of(SchedulerSettings settings, NodePlacement system, string monitoringNamespace) => new()
    {
        ["controllerManager"] = new HelmValues
        {
            ["replicas"] = settings.Replicas,
            ["manager"] = new HelmValues
            {
                ["resources"] = PodValues.Resources("500m", "1Gi"),

                // The version's own image, whose tag does not move.
                ["image"] = new HelmValues { ["pullPolicy"] = "IfNotPresent" },
            },
            ["nodeSelector"] = PodValues.NodeSelector(system),
            ["tolerations"] = PodValues.Tolerations(system),
            ["podDisruptionBudget"] = settings.Replicas > 1 ? new HelmValues { ["enabled"] = true, ["minAvailable"] = 1 } : null,

            // Alpha, and off by default, in 0.19.2.
            ["featureGates"] = new List<object> { new HelmValues { ["name"] = "SparkApplicationIntegration", ["enabled"] = true } },
        },
        ["managerConfig"] = new HelmValues { ["controllerManagerConfigYaml"] = Configuration + "\n" },
        ["metrics"] = new HelmValues { ["prometheusNamespace"] = monitoringNamespace },

        // Its metrics are served to whom the API server knows only, which its own monitor is written for.
        ["enablePrometheus"] = true,
    };
}
