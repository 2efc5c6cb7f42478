using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Monitoring;

internal sealed class MonitoringSelectorsUnrestricted : ResourcePolicy
{
    private static readonly string[] Kinds = ["podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "monitoring-selectors-unrestricted",
        Title = "Prometheus finds the monitors of all parts of the platform",
        Severity = Severity.Medium,
        Why = "By the chart's default Prometheus finds only what the chart itself brings. Monitors of the Spark operator, of the scheduler and of tenants are there, are seen by nobody, and no alert ever comes of them.",
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
            check.Require(!chart.IsOne | closed.Or(true).IsFalse | !selector.IsEmpty, closed, $"Prometheus finds each {kind} only where this chart brings it.");
        }
    }
}
