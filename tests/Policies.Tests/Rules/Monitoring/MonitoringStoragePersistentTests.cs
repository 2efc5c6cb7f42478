using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Monitoring;

public sealed class MonitoringStoragePersistentTests : RuleTests
{
    protected override string Policy => "monitoring-storage-persistent";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "all of them",
            Release($"prometheus: {{ prometheusSpec: {{ storageSpec: {Claim} }} }}, alertmanager: {{ alertmanagerSpec: {{ storage: {Claim} }} }}, grafana: {{ "
                + $"persistence: {{ enabled: true }} }}")),
        Accepted(
            "what is off",
            Release($"prometheus: {{ prometheusSpec: {{ storageSpec: {Claim} }} }}, alertmanager: {{ enabled: false }}, grafana: {{ enabled: false }}")),
        Refused(
            "by default",
            Release($"prometheus: {{ prometheusSpec: {{ storageSpec: {Claim} }} }}"),
            "monitoring values.alertmanager.alertmanagerSpec.storage.volumeClaimTemplate.spec.resources.requests.storage: alertmanager has no persistent "
                + "volume.",
            "monitoring values.grafana.persistence.enabled: grafana has no persistent volume."),
        Undecided(
            "not known",
            Release($"prometheus: {{ prometheusSpec: !unknown  }}, alertmanager: {{ alertmanagerSpec: {{ storage: {Claim} }} }}, grafana: {{ persistence: {{ "
                + $"enabled: true }} }}"),
            "monitoring values.prometheus.prometheusSpec"),
        Ignored("another chart", Release("prometheus: {}", "prometheus")),
    ];

    private const string Claim = "{ volumeClaimTemplate: { spec: { resources: { requests: { storage: 10Gi } } } } }";

    private static Resource Release(string values, string chart = "kube-prometheus-stack") =>
        Resource("kubernetes:helm.sh/v3:Release", "monitoring", $"{{ chart: {chart}, values: {{ {values} }} }}");
}
