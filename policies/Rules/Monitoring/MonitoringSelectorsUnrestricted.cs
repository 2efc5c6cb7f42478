using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Monitoring;

internal sealed class MonitoringSelectorsUnrestricted : ResourcePolicy
{
    private static readonly string[] Kinds = ["podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "monitoring-selectors-unrestricted",
        Title = "Prometheus selects the monitors of all Helm releases",
        Severity = Severity.Medium,
        Why =
            "By the chart's default, Prometheus selects only the chart's own monitors. Monitors of the Spark operator, the scheduler and tenants are then "
            + "ignored, and their alerts never fire.",
        Remedy = "Set the five ...SelectorNilUsesHelmValues of prometheus.prometheusSpec to false in the chart's values.",
        Link = "https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack#prometheusioscrape",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ChartRelease.Find(resource, ChartRelease.KubePrometheusStack) is not { } chart)
        {
            return;
        }

        foreach (var kind in Kinds)
        {
            var closed = chart.Values["prometheus"]["prometheusSpec"][$"{kind}SelectorNilUsesHelmValues"];
            var selector = chart.Values["prometheus"]["prometheusSpec"][$"{kind}Selector"];
            check.Require(!chart.IsOne | closed.Or(true).IsFalse | !selector.IsEmpty, closed, $"Prometheus selects a {kind} only from its own chart.");
        }
    }
}
