using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Role;

internal sealed class RolePrivilegeEscalationDenied : ResourcePolicy
{
    private static readonly string[] Making = ["create", "update", "patch"];

    // Rights that lead to more rights, each with the verbs that do: none for any verb.
    private static readonly (string Resource, string[] Verbs)[] Ladders =
    [
        ("persistentvolumes", Making),
        ("nodes/proxy", []),

        // Its labels say what pods it lets in, and which network policies are about it.
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
        Title = "No role can give itself more rights",
        Severity = Severity.Critical,
        Why = "With escalate, bind or impersonate, with tokens of other accounts, or with a webhook, a node's proxy or a volume of the host's own folder, somebody with few rights becomes the administrator of the cluster.",
        Remedy = "Take the verb or the resource out of the role; what needs it is the platform's own work, done by the deployment.",
        Link = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks",
        References =
        [
            FrameworkReference.CisEks("4.1.8"), FrameworkReference.CisEks("4.1.9"), FrameworkReference.CisEks("4.1.10"), FrameworkReference.CisEks("4.1.11"), FrameworkReference.CisEks("4.1.12"),
            FrameworkReference.CisGke("4.1.7"),
            FrameworkReference.CisAks("4.1.7"), FrameworkReference.CisAks("4.1.8"), FrameworkReference.CisAks("4.1.9"), FrameworkReference.CisAks("4.1.10"), FrameworkReference.CisAks("4.1.11"), FrameworkReference.CisAks("4.1.12"),
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
