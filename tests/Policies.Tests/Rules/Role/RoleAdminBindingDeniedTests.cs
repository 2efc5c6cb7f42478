using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Role;

public sealed class RoleAdminBindingDeniedTests : RuleTests
{
    protected override string Policy => "role-admin-binding-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a custom role", Binding("RoleBinding", "{ kind: Role, name: admin }", "[{ kind: Group, name: leads }]")),
        Accepted(
            "a role that only reads",
            Binding("ClusterRoleBinding", "{ kind: ClusterRole, name: view }", "[{ kind: ServiceAccount, name: system:masters, namespace: a }]")),
        Refused(
            "an administrator",
            Binding("ClusterRoleBinding", "{ kind: ClusterRole, name: cluster-admin }", "[{ kind: Group, name: leads }]"),
            "people roleRef.name: The binding people gives [{kind: Group, name: leads}] the role cluster-admin."),
        Refused(
            "everyone",
            Binding("RoleBinding", "{ kind: Role, name: viewer }", "[{ kind: Group, name: leads }, { kind: Group, name: system:authenticated }]"),
            "people subjects[1].name: The binding people gives the role viewer to system:authenticated."),
        Refused(
            "a custom list",
            Binding("RoleBinding", "{ kind: ClusterRole, name: view }", "[{ kind: User, name: root }]"),
            "people roleRef.name: The binding people gives [{kind: User, name: root}] the role view.",
            "people subjects[0].name: The binding people gives the role view to root.").With("roles", new object[] { "view" }).With("subjects",
            new object[] { "root" }),
        Undecided("people that are not known", Binding("RoleBinding", "{ kind: Role, name: viewer }", "!unknown "), "people subjects"),
        Undecided(
            "a role that is not known", Binding("RoleBinding", "{ kind: ClusterRole, name: !unknown  }", "[{ kind: Group, name: leads }]"),
            "people roleRef.name"),
    ];

    private static Resource Binding(string kind, string role, string subjects, string space = "analytics") =>
        Resource(
            $"kubernetes:rbac.authorization.k8s.io/v1:{kind}", "people",
            $"metadata: {{ name: people, namespace: {space} }}\nroleRef: {role}\nsubjects: {subjects}");
}
