using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class MonitoringMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.storageSpec", "monitoring-storage-set"),
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.alertmanager.alertmanagerSpec.storage", "monitoring-storage-set"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.grafana.persistence.enabled", "false", "monitoring-storage-set"),
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues", "monitoring-selectors-open"),
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues", "monitoring-selectors-open"),
    ];
}
