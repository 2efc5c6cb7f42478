using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Role;

public sealed class RoleTenantNamespaceScopedTests : RuleTests
{
    protected override string Policy => "role-tenant-namespace-scoped";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "in the namespace, and others in the cluster",
            Namespace("analytics"),
            Binding("RoleBinding", Developer, "[{ kind: Group, name: engineers }, { kind: ServiceAccount, name: spark, namespace: analytics }]"),
            Binding("ClusterRoleBinding", Developer, "[{ kind: Group, name: operators }, { kind: ServiceAccount, name: prometheus, namespace: monitoring }]")),
        Accepted(
            "people of two tenants", Namespace("analytics"), Namespace("science"), Binding("RoleBinding", Developer, "[{ kind: Group, name: engineers }]"),
            Binding("RoleBinding", Developer, "[{ kind: Group, name: engineers }]", "science")),
        Refused(
            "a service account in the cluster",
            [Namespace("analytics"), Binding("ClusterRoleBinding", Developer, "[{ kind: ServiceAccount, name: spark, namespace: analytics }]")],
            "people subjects[0].name: The binding people gives spark, which belongs to a tenant, the role developer in the whole cluster."),
        Refused(
            "all service accounts of a tenant in the cluster",
            [Namespace("analytics"), Binding("ClusterRoleBinding", Developer, "[{ kind: Group, name: system:serviceaccounts:analytics }]")],
            "people subjects[0].name: The binding people gives system:serviceaccounts:analytics, which belongs to a tenant, the role developer in the whole "
                + "cluster."),
        Refused(
            "a service account of a tenant in the cluster, as a user",
            [
                Namespace("analytics"),
                Binding(
                    "ClusterRoleBinding", Developer,
                    "[{ kind: User, name: 'system:serviceaccount:analytics:spark' }, { kind: User, name: 'system:serviceaccount:monitoring:prometheus' }]"),
            ],
            "people subjects[0].name: The binding people gives system:serviceaccount:analytics:spark, which belongs to a tenant, the role developer in the "
                + "whole cluster."),
        Refused(
            "people in the cluster",
            [
                Namespace("analytics"),
                Binding("RoleBinding", Developer, "[{ kind: Group, name: engineers }]"),
                Binding("ClusterRoleBinding", Developer, "[{ kind: Group, name: engineers }]"),
            ],
            "people subjects[0].name: The binding people gives engineers, which belongs to a tenant, the role developer in the whole cluster."),
        Refused(
            "a service account in another namespace",
            [Namespace("analytics"), Binding("RoleBinding", Developer, "[{ kind: ServiceAccount, name: spark, namespace: analytics }]", "monitoring")],
            "people subjects[0].name: The binding people gives the service account spark of analytics rights in monitoring."),
        Undecided(
            "a namespace that is not known",
            [Namespace("analytics"), Binding("ClusterRoleBinding", Developer, "[{ kind: ServiceAccount, name: spark, namespace: !unknown  }]")],
            "people subjects[0].namespace"),
        Ignored("no bindings", Namespace("analytics")),
    ];

    private const string Developer = "{ kind: ClusterRole, name: developer }";

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource Binding(string kind, string role, string subjects, string space = "analytics") =>
        Resource(
            $"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "people",
            $"metadata: {{ name: people, namespace: {space} }}\nroleRef: {role}\nsubjects: {subjects}");
}
