using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Monitoring;

internal sealed class MonitoringStoragePersistent : ResourcePolicy
{
    private static readonly (string Part, string Spec, string Storage)[] Stores =
    [
        ("prometheus", "prometheusSpec", "storageSpec"), ("alertmanager", "alertmanagerSpec", "storage"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "monitoring-storage-persistent",
        Title = "Prometheus, Alertmanager and Grafana use persistent volumes",
        Severity = Severity.Medium,
        Why =
            "The chart's default keeps data in the pod. When its node is removed, which happens automatically here, all metrics are lost, and silenced "
            + "alerts fire again.",
        Remedy =
            "Set prometheus.prometheusSpec.storageSpec.volumeClaimTemplate, alertmanager.alertmanagerSpec.storage.volumeClaimTemplate and "
            + "grafana.persistence.enabled in the chart's values. The platform sets them from monitoring.storage and monitoring.tier.",
        Link = "https://github.com/prometheus-operator/prometheus-operator/blob/main/Documentation/platform/storage.md",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ChartRelease.Find(resource, ChartRelease.KubePrometheusStack) is not { } chart)
        {
            return;
        }

        foreach ((var part, var spec, var storage) in Stores)
        {
            var size = chart.Values[part][spec][storage]["volumeClaimTemplate"]["spec"]["resources"]["requests"]["storage"];
            check.Require(!chart.IsOne | !chart.Values[part]["enabled"].Or(true).IsTrue | !size.IsEmpty, size, $"{part} has no persistent volume.");
        }

        var dashboards = chart.Values["grafana"]["persistence"]["enabled"];
        check.Require(!chart.IsOne | !chart.Values["grafana"]["enabled"].Or(true).IsTrue | dashboards.IsTrue, dashboards, "grafana has no persistent volume.");
    }
}
