using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class MonitoringMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.storageSpec", "monitoring-storage-persistent"),
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.alertmanager.alertmanagerSpec.storage", "monitoring-storage-persistent"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.grafana.persistence.enabled", "false", "monitoring-storage-persistent"),
        Remove(
            "all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues",
            "monitoring-selectors-unrestricted"),
        Remove(
            "all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues",
            "monitoring-selectors-unrestricted"),
    ];
}
