using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Role;

internal sealed class RolePrivilegeEscalationDenied : ResourcePolicy
{
    private static readonly string[] Making = ["create", "update", "patch"];

    // Resources that allow privilege escalation, each with the verbs that do; without verbs, any verb does.
    private static readonly (string Resource, string[] Verbs)[] Ladders =
    [
        ("persistentvolumes", Making),
        ("nodes/proxy", []),

        // A namespace's labels select its pod security standard and its network policies.
        ("namespaces", ["update", "patch"]),
        ("certificatesigningrequests/approval", []),
        ("mutatingwebhookconfigurations", Making),
        ("validatingwebhookconfigurations", Making),
        ("serviceaccounts/token", ["create"]),
        ("roles", Making),
        ("clusterroles", Making),
        ("rolebindings", Making),
        ("clusterrolebindings", Making),
    ];

    private static readonly string[] Escalating = ["escalate", "bind", "impersonate"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "role-privilege-escalation-denied",
        Title = "No RBAC privilege escalation",
        Severity = Severity.Critical,
        Why =
            "With escalate, bind or impersonate, with other service accounts' tokens, with webhooks, nodes/proxy or hostPath volumes, a user with few "
            + "permissions becomes cluster administrator.",
        Remedy = "Remove the verb or the resource from the role; such changes are made by the platform's deployment.",
        Link = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks",
        References =
        [
            FrameworkReference.CisEks("4.1.8"), FrameworkReference.CisEks("4.1.9"), FrameworkReference.CisEks("4.1.10"), FrameworkReference.CisEks("4.1.11"),
            FrameworkReference.CisEks("4.1.12"),
            FrameworkReference.CisGke("4.1.7"),
            FrameworkReference.CisAks("4.1.7"), FrameworkReference.CisAks("4.1.8"), FrameworkReference.CisAks("4.1.9"), FrameworkReference.CisAks("4.1.10"),
            FrameworkReference.CisAks("4.1.11"), FrameworkReference.CisAks("4.1.12"),
            FrameworkReference.Kyverno("other/restrict-escalation-verbs-roles"), FrameworkReference.Kyverno("other/restrict-clusterrole-nodesproxy"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Role, ObjectType.ClusterRole];

    public override void Examine(Resource role, Check check) => check.ForEach(role["rules"], rule =>
    {
        var may = rule["verbs"];
        var resources = rule["resources"];
        foreach (var verb in Escalating)
        {
            check.Require(!may.Contains(verb), may, $"The role {ObjectType.NameOf(role)} may {verb} {resources}.");
        }

        foreach ((var resource, var verbs) in Ladders)
        {
            var isOver = resources.Contains(resource);
            if (!isOver.IsNo)
            {
                var mayClimb = verbs.Length == 0 ? !may.IsEmpty : Answer.Any(verbs.Select(may.Contains));
                check.Require(!isOver | !mayClimb, resources, $"The role {ObjectType.NameOf(role)} may {may} {resource}.");
            }
        }
    });
}
