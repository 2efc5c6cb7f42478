using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class RoleMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("all", "kubernetes:rbac.authorization.k8s.io/v1:Role analytics-spark-driver", "rules[0].verbs", "['*']", "role-wildcards-denied"),
        Set("all", "kubernetes:rbac.authorization.k8s.io/v1:Role analytics-tenant-viewer", "rules[0].resources", "['*']", "role-wildcards-denied"),
        Set("all", "kubernetes:rbac.authorization.k8s.io/v1:Role analytics-tenant-viewer", "rules[1].resources", "[pods, secrets]", "role-secrets-read-denied"),
        Set(
            "all", "kubernetes:rbac.authorization.k8s.io/v1:Role analytics-tenant-viewer", "rules[0].verbs", "[get, impersonate]",
            "role-privilege-escalation-denied"),
        Set(
            "all", "kubernetes:rbac.authorization.k8s.io/v1:Role analytics-tenant-admin", "rules[0]",
            "{ apiGroups: [''], resources: [serviceaccounts/token], verbs: [create] }", "role-privilege-escalation-denied"),
        Set(
            "all", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding analytics-tenant-admin", "roleRef", "{ kind: ClusterRole, name: admin }",
            "role-admin-binding-denied"),
        Set(
            "all", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding analytics-tenant-viewer", "subjects[0].name", "system:authenticated",
            "role-admin-binding-denied"),
        Set(
            "all", "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding analytics-spark-driver", "metadata.namespace", "kube-system",
            "role-tenant-namespace-scoped"),
    ];
}
