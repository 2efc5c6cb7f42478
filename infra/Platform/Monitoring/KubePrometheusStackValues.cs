using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Monitoring;

/// <summary>The values of the kube-prometheus-stack chart that differ from its defaults.</summary>
internal static class KubePrometheusStackValues
{
    public static HelmValues Of(MonitoringSettings settings, EnumMap<NodeRole, NodePlacement> nodes)
    {
        var system = nodes[NodeRole.System];
        var storageClass = StorageTiers.ClassName(settings.Tier);
        return new HelmValues
        {
            ["prometheus"] = new HelmValues { ["prometheusSpec"] = Prometheus(settings, system, storageClass) },
            ["alertmanager"] = new HelmValues { ["alertmanagerSpec"] = Alertmanager(settings, system, storageClass) },
            ["grafana"] = Grafana(settings, system, storageClass),
            ["prometheusOperator"] = Operator(system),
            ["kube-state-metrics"] = KubeStateMetricsValues.Of(system, nodes.Values),
            ["prometheus-node-exporter"] = new HelmValues { ["resources"] = PodValues.Resources("50m", "64Mi") },
            ["defaultRules"] = new HelmValues
            {
                ["rules"] = new HelmValues
                {
                    ["etcd"] = false,
                    ["kubeControllerManager"] = false,
                    ["kubeProxy"] = false,
                    ["kubeSchedulerAlerting"] = false,
                    ["kubeSchedulerRecording"] = false,
                },

                // A tenant's drivers have a budget that is never met. DisruptionBudgetNotMet asks the same of all others.
                ["disabled"] = new HelmValues { ["KubePdbNotEnoughHealthyPods"] = true },
            },

            // A managed control plane cannot be scraped: left on, each would be an alert that never ends.
            ["kubeControllerManager"] = Off(),
            ["kubeScheduler"] = Off(),
            ["kubeEtcd"] = Off(),

            // kube-proxy serves its metrics on the node's loopback only (prometheus-community/helm-charts#977).
            ["kubeProxy"] = Off(),

            // Not every cloud's DNS is CoreDNS with its metrics at CoreDNS's port: GKE's is not, and would be a target that is always down.
            ["coreDns"] = Off(),
        };
    }

    private static HelmValues Prometheus(MonitoringSettings settings, NodePlacement system, string storageClass) => new()
    {
        ["retention"] = settings.Retention,

        // Below the volume's size, so that the disk fills with samples and never up to the brim.
        ["retentionSize"] = $"{Math.Floor(settings.Storage.Value * 0.85m / 1_048_576m):0}MiB",
        ["storageSpec"] = new HelmValues { ["volumeClaimTemplate"] = PodValues.VolumeClaimTemplate(storageClass, settings.Storage.Text) },
        ["resources"] = PodValues.Resources("500m", "4Gi"),
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),

        // True would find only the monitors that this release itself brings.
        ["ruleSelectorNilUsesHelmValues"] = false,
        ["serviceMonitorSelectorNilUsesHelmValues"] = false,
        ["podMonitorSelectorNilUsesHelmValues"] = false,
        ["probeSelectorNilUsesHelmValues"] = false,
        ["scrapeConfigSelectorNilUsesHelmValues"] = false,
    };

    private static HelmValues Alertmanager(MonitoringSettings settings, NodePlacement system, string storageClass) => new()
    {
        ["storage"] = new HelmValues { ["volumeClaimTemplate"] = PodValues.VolumeClaimTemplate(storageClass, "10Gi") },

        // Where alerts go, with what it takes to send them: never among the values. Without it they go nowhere, and are only shown.
        ["useExistingSecret"] = settings.AlertmanagerSecret is null ? null : true,
        ["configSecret"] = settings.AlertmanagerSecret,
        ["resources"] = PodValues.Resources("50m", "128Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),
    };

    private static HelmValues Grafana(MonitoringSettings settings, NodePlacement system, string storageClass) => new()
    {
        ["persistence"] = new HelmValues { ["enabled"] = true, ["storageClassName"] = storageClass, ["size"] = "10Gi" },

        // The administrator's password is never among the values. Without a secret the chart draws one and keeps it in one of its own.
        ["admin"] = settings.GrafanaSecret is { } secret ? new HelmValues { ["existingSecret"] = secret } : null,
        ["resources"] = PodValues.Resources("100m", "512Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),

        // The chart's sidecar takes dashboards and data sources from the ConfigMaps and Secrets of all namespaces: any tenant could replace them, and
        // a ConfigMap with a URL is fetched with the administrator's password.
        ["rbac"] = new HelmValues { ["namespaced"] = true },
        ["sidecar"] = new HelmValues { ["dashboards"] = Own(settings), ["datasources"] = Own(settings) },

        // It changes the volume's owner as root; the pod's fsGroup does the same without.
        ["initChownData"] = Off(),

        // Dashboards are code: what is changed by hand would be gone at the next start.
        ["defaultDashboardsEditable"] = false,

        // The volume is mounted by one pod at a time: the old one must go before the new one comes.
        ["deploymentStrategy"] = new HelmValues { ["type"] = "Recreate" },
    };

    // Each caller gets its own: values are changed when they are sent.
    private static HelmValues Own(MonitoringSettings settings) => new() { ["searchNamespace"] = settings.Namespace, ["resource"] = "configmap" };

    private static HelmValues Operator(NodePlacement system) => new()
    {
        ["resources"] = PodValues.Resources("100m", "256Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),
        ["admissionWebhooks"] = new HelmValues
        {
            ["patch"] = new HelmValues { ["nodeSelector"] = PodValues.NodeSelector(system), ["tolerations"] = PodValues.Tolerations(system) },
        },
    };

    private static HelmValues Off() => new() { ["enabled"] = false };
}
