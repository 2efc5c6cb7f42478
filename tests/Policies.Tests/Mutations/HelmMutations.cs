using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class HelmMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "version", "helm-release-pinned"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "version", "\">=88\"", "helm-release-pinned"),
    ];
}
