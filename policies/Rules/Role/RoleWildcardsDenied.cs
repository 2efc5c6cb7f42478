using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Role;

internal sealed class RoleWildcardsDenied : ResourcePolicy
{
    private static readonly string[] Lists = ["apiGroups", "resources", "verbs", "nonResourceURLs"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "role-wildcards-denied",
        Title = "No wildcards in RBAC roles",
        Severity = Severity.High,
        Why = "A wildcard allows everything that exists today and everything that is added later: new resource types, new verbs, and secrets.",
        Remedy = "Name the API groups, the resources and the verbs that are needed.",
        Link = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
        References =
        [
            FrameworkReference.CisEks("4.1.3"), FrameworkReference.CisGke("4.1.3"), FrameworkReference.CisAks("4.1.3"),
            FrameworkReference.Kyverno("other/restrict-wildcard-resources"), FrameworkReference.Kyverno("other/restrict-wildcard-verbs"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Role, ObjectType.ClusterRole];

    public override void Examine(Resource role, Check check)
    {
        check.ForEach(role["rules"], rule =>
        {
            foreach (var list in Lists)
            {
                check.Require(
                    !rule[list].Any(item => item.Text(text => text.Contains('*'))), rule[list],
                    $"The role {ObjectType.NameOf(role)} allows {list} {rule[list]}.");
            }
        });

        // Kubernetes adds the rules of every role with matching labels, its own admin roles included.
        var others = role["aggregationRule"];
        if (!others.IsEmpty.IsYes)
        {
            check.Require(others.IsEmpty, others, $"The role {ObjectType.NameOf(role)} aggregates other roles: {others}.");
        }
    }
}
