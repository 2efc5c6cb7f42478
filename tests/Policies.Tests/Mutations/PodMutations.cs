using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class PodMutations : MutationTests
{
    private const string Server = "kubernetes:apps/v1:Deployment history-server";
    private const string Pod = "spec.template.spec";
    private const string Container = $"{Pod}.containers[0]";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove(
            "all",
            "kubernetes:core/v1:Namespace analytics",
            "metadata.labels[\"pod-security.kubernetes.io/enforce-version\"]",
            "pod-security-standard-enforced"),
        Set(
            "all", "kubernetes:core/v1:Namespace analytics", "metadata.labels[\"pod-security.kubernetes.io/enforce\"]", "privileged",
            "pod-security-standard-enforced"),
        Remove("all", "kubernetes:core/v1:Namespace monitoring", "metadata.annotations", "pod-security-standard-enforced"),

        Gone("all", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding analytics-spark-driver", "pod-token-automount-disabled"),
        Remove("all", "kubernetes:core/v1:ServiceAccount history-server-account", "automountServiceAccountToken", "pod-token-automount-disabled"),
        Set("all", Server, $"{Pod}.automountServiceAccountToken", "true", "pod-token-automount-disabled"),

        Set("all", Server, "spec.replicas", "2", "pod-disruption-budget-set"),
        Remove("all", Server, $"{Container}.securityContext.capabilities", "pod-capabilities-dropped"),
        Remove("all", Server, $"{Container}.securityContext.allowPrivilegeEscalation", "pod-privileged-containers-denied"),
        Set("all", Server, $"{Container}.securityContext.privileged", "true", "pod-privileged-containers-denied"),
        Set("all", Server, $"{Pod}.hostNetwork", "true", "pod-host-namespaces-denied"),
        Set("gke,onprem", Server, $"{Container}.image", "nginx:1.29", "pod-image-registry"),
        Set("gke", Server, $"{Container}.image", "europe-west4-docker.pkg.dev/spark-platform-prod/spark-images/spark:latest", "pod-image-tag-pinned"),
        Set("all", Server, $"{Container}.env", "[{ name: S3_SECRET_KEY, value: hunter2 }]", "pod-environment-no-plaintext-secrets"),
        Remove("all", Server, $"{Container}.livenessProbe", "pod-probes-set"),
        Remove("all", Server, $"{Container}.resources.limits.memory", "pod-requests-limits-set"),
        Remove("all", Server, $"{Container}.resources.requests", "pod-requests-limits-set"),
        Remove("all", Server, $"{Container}.securityContext.readOnlyRootFilesystem", "pod-root-filesystem-readonly"),
        Remove("all", Server, $"{Pod}.securityContext.seccompProfile", "pod-seccomp-runtime-default"),
        Remove("all", Server, $"{Pod}.securityContext.runAsNonRoot", "pod-run-as-non-root"),
        Set("all", Server, $"{Pod}.securityContext.runAsUser", "0", "pod-run-as-non-root"),
        Set("all", Server, $"{Pod}.volumes[1]", "{ name: store, hostPath: { path: /var/spark-history } }", "pod-volume-types-restricted"),
        Set(
            "all", "kubernetes:policy/v1:PodDisruptionBudget yunikorn-admission-controller", "spec.minAvailable", "100%",
            "pod-disruption-budget-allows-eviction"),
    ];
}
