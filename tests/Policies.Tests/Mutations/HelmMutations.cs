using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class HelmMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "version", "helm-chart-version-pinned"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "version", "\">=88\"", "helm-chart-version-pinned"),
        Set("all", "kubernetes:helm.sh/v3:Release spark-operator", "repositoryOpts.repo", "https://charts.example.com", "helm-release-repository"),
        Set("eks", "kubernetes:helm.sh/v3:Release karpenter", "chart", "oci://registry.example.com/karpenter", "helm-release-repository"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "atomic", "helm-release-atomic"),
        Remove("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "timeout", "helm-release-atomic"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.grafana.adminPassword", "hunter2", "helm-values-no-plaintext-secrets"),
    ];
}
