using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class PodMutations : MutationTests
{
    private const string NoWorkload = "No stack has a workload of its own: charts bring them, and are not looked into.";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:core/v1:Namespace analytics", "metadata.labels[\"pod-security.kubernetes.io/enforce-version\"]", "pod-namespace-standard"),
        Set("all", "kubernetes:core/v1:Namespace analytics", "metadata.labels[\"pod-security.kubernetes.io/enforce\"]", "privileged", "pod-namespace-standard"),
        Remove("all", "kubernetes:core/v1:Namespace monitoring", "metadata.annotations", "pod-namespace-standard"),
        Gone("all", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding analytics-spark-driver", "pod-token-used"),
        Set("all", "kubernetes:policy/v1:PodDisruptionBudget yunikorn-admission-controller", "spec.minAvailable", "100%", "pod-budget-passable"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["pod-budget-set"] = NoWorkload,
        ["pod-capabilities-dropped"] = NoWorkload,
        ["pod-container-unprivileged"] = NoWorkload,
        ["pod-host-isolated"] = NoWorkload,
        ["pod-image-pinned"] = NoWorkload,
        ["pod-image-registry"] = NoWorkload,
        ["pod-probes-set"] = NoWorkload,
        ["pod-resources-bounded"] = NoWorkload,
        ["pod-root-readonly"] = NoWorkload,
        ["pod-seccomp-default"] = NoWorkload,
        ["pod-user-unprivileged"] = NoWorkload,
        ["pod-volume-kinds"] = NoWorkload,
    };
}
