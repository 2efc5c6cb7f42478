using System.Text.Json.Serialization;
using Infra.Clusters;
using Infra.Platform.Helm;
using Infra.Settings;

namespace Infra.Platform.Monitoring;

/// <summary>The values of the kube-prometheus-stack chart that differ from its defaults.</summary>
internal sealed record KubePrometheusStackValues
{
    public required PrometheusValues Prometheus { get; init; }

    public required AlertmanagerValues Alertmanager { get; init; }

    public required GrafanaValues Grafana { get; init; }

    public required OperatorValues PrometheusOperator { get; init; }

    [JsonPropertyName("kube-state-metrics")]
    public required KubeStateMetricsValues KubeStateMetrics { get; init; }

    [JsonPropertyName("prometheus-node-exporter")]
    public required NodeExporterValues NodeExporter { get; init; }

    public required DefaultRulesValues DefaultRules { get; init; }

    // A managed control plane cannot be scraped: left on, each would be an alert that never ends.
    public Toggle KubeControllerManager { get; } = new(false);

    public Toggle KubeScheduler { get; } = new(false);

    public Toggle KubeEtcd { get; } = new(false);

    // kube-proxy serves its metrics on the node's loopback only (prometheus-community/helm-charts#977).
    public Toggle KubeProxy { get; } = new(false);

    // Not every cloud's DNS is CoreDNS with its metrics at CoreDNS's port: GKE's is not, and would be a target that is always down.
    public Toggle CoreDns { get; } = new(false);

    public static KubePrometheusStackValues Of(MonitoringSettings settings, IReadOnlyDictionary<NodeRole, NodePlacement> nodes)
    {
        var system = nodes[NodeRole.System];
        var selector = new Dictionary<string, string> { [system.LabelKey] = system.LabelValue };
        var tolerations = TolerationValue.For(system);
        var storageClass = StorageTiers.ClassName(settings.Tier);
        return new KubePrometheusStackValues
        {
            Prometheus = new(new()
            {
                Retention = settings.Retention,

                // Below the volume's size, so that the disk fills with samples and never up to the brim.
                RetentionSize = $"{Math.Floor(settings.Storage.Value * 0.85m / 1_048_576m):0}MiB",
                StorageSpec = new(VolumeClaimTemplate.Of(storageClass, settings.Storage.Text)),
                Resources = ContainerResources.Of("500m", "4Gi"),
                NodeSelector = selector,
                Tolerations = tolerations,
            }),
            Alertmanager = new(new()
            {
                Storage = new(VolumeClaimTemplate.Of(storageClass, "10Gi")),
                UseExistingSecret = settings.AlertmanagerSecret is null ? null : true,
                ConfigSecret = settings.AlertmanagerSecret,
                Resources = ContainerResources.Of("50m", "128Mi"),
                NodeSelector = selector,
                Tolerations = tolerations,
            }),
            Grafana = new()
            {
                Persistence = new(true, storageClass, "10Gi"),
                Admin = settings.GrafanaSecret is null ? null : new(settings.GrafanaSecret),
                Resources = ContainerResources.Of("100m", "512Mi"),
                NodeSelector = selector,
                Tolerations = tolerations,
            },
            PrometheusOperator = new()
            {
                Resources = ContainerResources.Of("100m", "256Mi"),
                NodeSelector = selector,
                Tolerations = tolerations,
                AdmissionWebhooks = new(new(selector, tolerations)),
            },
            KubeStateMetrics = new()
            {
                // What a pod's labels say is kept for every pod that there is: memory grows with the executors.
                Resources = ContainerResources.Of("100m", "1Gi"),
                NodeSelector = selector,
                Tolerations = tolerations,
                MetricLabelsAllowlist = KubeStateMetricsValues.Labels(nodes.Values),
            },
            NodeExporter = new(ContainerResources.Of("50m", "64Mi")),
            DefaultRules = new(new()),
        };
    }

    internal sealed record Toggle(bool Enabled);

    internal sealed record PrometheusValues(PrometheusSpec PrometheusSpec);

    internal sealed record PrometheusSpec
    {
        public required string Retention { get; init; }

        public required string RetentionSize { get; init; }

        public required StorageSpec StorageSpec { get; init; }

        public required ContainerResources Resources { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }

        // True would find only the monitors that this release itself brings.
        public bool RuleSelectorNilUsesHelmValues { get; } = false;

        public bool ServiceMonitorSelectorNilUsesHelmValues { get; } = false;

        public bool PodMonitorSelectorNilUsesHelmValues { get; } = false;

        public bool ProbeSelectorNilUsesHelmValues { get; } = false;

        public bool ScrapeConfigSelectorNilUsesHelmValues { get; } = false;
    }

    internal sealed record StorageSpec(VolumeClaimTemplate VolumeClaimTemplate);

    internal sealed record AlertmanagerValues(AlertmanagerSpec AlertmanagerSpec);

    internal sealed record AlertmanagerSpec : ScheduledValues
    {
        public required StorageSpec Storage { get; init; }

        public required bool? UseExistingSecret { get; init; }

        /// <summary>Where alerts go, with what it takes to send them: never among the values. Null: nowhere, they are only shown.</summary>
        public required string? ConfigSecret { get; init; }
    }

    internal sealed record GrafanaValues : ScheduledValues
    {
        public required PersistenceValues Persistence { get; init; }

        /// <summary>The administrator's password is never among the values. Null: the chart draws one and keeps it in a secret of its own.</summary>
        public required AdminValues? Admin { get; init; }

        // It changes the volume's owner as root; the pod's fsGroup does the same without.
        public Toggle InitChownData { get; } = new(false);

        // Dashboards are code: what is changed by hand would be gone at the next start.
        public bool DefaultDashboardsEditable { get; } = false;

        // The volume is mounted by one pod at a time: the old one must go before the new one comes.
        public Dictionary<string, string> DeploymentStrategy { get; } = new() { ["type"] = "Recreate" };
    }

    internal sealed record AdminValues(string ExistingSecret);

    internal sealed record PersistenceValues(bool Enabled, string StorageClassName, string Size);

    internal sealed record OperatorValues : ScheduledValues
    {
        public required AdmissionWebhooksValues AdmissionWebhooks { get; init; }
    }

    internal sealed record AdmissionWebhooksValues(PatchValues Patch);

    internal sealed record PatchValues(Dictionary<string, string> NodeSelector, List<TolerationValue> Tolerations);

    internal sealed record NodeExporterValues(ContainerResources Resources);

    internal sealed record DefaultRulesValues(RuleToggles Rules);

    internal sealed record RuleToggles
    {
        public bool Etcd { get; } = false;

        public bool KubeControllerManager { get; } = false;

        public bool KubeProxy { get; } = false;

        public bool KubeSchedulerAlerting { get; } = false;

        public bool KubeSchedulerRecording { get; } = false;
    }

    internal record ScheduledValues
    {
        public required ContainerResources Resources { get; init; }

        public required Dictionary<string, string> NodeSelector { get; init; }

        public required List<TolerationValue> Tolerations { get; init; }
    }
}
