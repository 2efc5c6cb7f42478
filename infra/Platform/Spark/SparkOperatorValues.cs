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

    public static SparkOperatorValues Of(SparkOperatorSettings settings, ImmutableArray<string> namespaces, NodePlacement system)
    {
        var selector = new Dictionary<string, string> { [system.LabelKey] = system.LabelValue };
        var tolerations = TolerationValue.For(system);
        var budget = settings.Replicas > 1 ? new BudgetValues(true, 1) : null;
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
            },
            Webhook = new()
            {
                Replicas = settings.Replicas,
                Resources = ContainerResources.Of("100m", "300Mi"),
                NodeSelector = selector,
                Tolerations = tolerations,
                PodDisruptionBudget = budget,
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
    }

    internal sealed record ControllerValues : ScheduledValues
    {
        public required int Workers { get; init; }

        [JsonPropertyName("kubeAPIQPS")]
        public required int KubeApiQps { get; init; }

        [JsonPropertyName("kubeAPIBurst")]
        public required int KubeApiBurst { get; init; }

        // One service per application, and nobody removes the leaked ones (kubeflow/spark-operator#603).
        public EnableToggle UiService { get; } = new(false);
    }

    internal sealed record WebhookValues : ScheduledValues
    {
        public bool Enable { get; } = true;
    }

    internal sealed record BudgetValues(bool Enable, int MinAvailable);

    internal sealed record EnableToggle(bool Enable);

    internal sealed record SparkValues(List<string> JobNamespaces, ServiceAccountValues ServiceAccount, RbacValues Rbac);

    internal sealed record ServiceAccountValues(bool Create, string Name);

    internal sealed record RbacValues(bool Create);

    internal sealed record PrometheusValues(EnableToggle Metrics, PodMonitorValues PodMonitor);

    internal sealed record PodMonitorValues(bool Create);

    internal sealed record HookValues(bool UpgradeCrd, Dictionary<string, string> NodeSelector, List<TolerationValue> Tolerations);
}
