using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Role;

internal sealed class RoleAdminBindingDenied : ResourcePolicy
{
    private static readonly TextListSetting Roles = new()
    {
        Name = "roles",
        Description = "ClusterRoles that must not be bound.",
        Default = ["cluster-admin", "admin", "edit", "system:masters"],
    };

    private static readonly TextListSetting Subjects = new()
    {
        Name = "subjects",
        Description = "Users and groups that must not be bound to a role: they contain everyone, or may do everything.",
        Default = ["system:anonymous", "system:authenticated", "system:masters", "system:serviceaccounts", "system:unauthenticated"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "role-admin-binding-denied",
        Title = "No bindings to admin roles or to system groups",
        Severity = Severity.Critical,
        Why =
            "The default roles admin and edit read every secret of the namespace and grow with each Kubernetes version; cluster-admin may do everything. A "
            + "role bound to a system group belongs to anyone who reaches the API server.",
        Remedy = "Bind a role that names the needed permissions to a group of people or a service account.",
        Link = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
        References =
        [
            FrameworkReference.CisEks("4.1.1"),
            FrameworkReference.CisGke("4.1.1"), FrameworkReference.CisGke("4.1.6"), FrameworkReference.CisGke("4.1.8"), FrameworkReference.CisGke("4.1.9"),
            FrameworkReference.CisGke("4.1.10"),
            FrameworkReference.CisAks("4.1.1"),
            FrameworkReference.Kyverno("other/restrict-binding-clusteradmin"), FrameworkReference.Kyverno("other/restrict-binding-system-groups"),
        ],
        Settings = [Roles, Subjects],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.RoleBinding, ObjectType.ClusterRoleBinding];

    public override void Examine(Resource binding, Check check)
    {
        var role = binding["roleRef"];
        check.Require(
            !role["kind"].Is("ClusterRole") | !role["name"].Text(check.Setting(Roles).Contains),
            role["name"], $"The binding {ObjectType.NameOf(binding)} gives {binding["subjects"]} the role {role["name"]}.");
        check.ForEach(binding["subjects"], subject => check.Require(
            subject["kind"].Is("ServiceAccount") | !subject["name"].Text(check.Setting(Subjects).Contains),
            subject["name"], $"The binding {ObjectType.NameOf(binding)} gives the role {role["name"]} to {subject["name"]}."));
    }
}
