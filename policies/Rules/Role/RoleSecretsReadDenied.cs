using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Role;

internal sealed class RoleSecretsReadDenied : ResourcePolicy
{
    private static readonly string[] Reading = ["get", "list", "watch"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "role-secrets-read-denied",
        Title = "No role reads secrets at large",
        Severity = Severity.High,
        Why = "Whoever may list or watch secrets has the text of every one in the namespace, also with no right to get one; a pod is given the secrets that it mounts without any such right.",
        Remedy = "Take get, list and watch on secrets out of the role, or name the secrets that may be got in resourceNames.",
        Link = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets",
        References =
        [
            FrameworkReference.CisEks("4.1.2"), FrameworkReference.CisGke("4.1.2"), FrameworkReference.CisAks("4.1.2"),
            FrameworkReference.Kyverno("other/restrict-secret-role-verbs"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Role, ObjectType.ClusterRole];

    public override void Examine(Resource role, Check check) => check.ForEach(role["rules"], rule =>
    {
        foreach (var verb in Reading)
        {
            // To list and to watch one by its name gives all the same.
            var isNamed = verb == "get" ? !rule["resourceNames"].IsEmpty : Answer.No;
            check.Require(!rule["resources"].Contains("secrets") | !rule["verbs"].Contains(verb) | isNamed, rule["verbs"], $"The role {ObjectType.NameOf(role)} may {verb} all secrets.");
        }
    });
}
