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
        Title = "No RBAC role reads all secrets",
        Severity = Severity.High,
        Why =
            "The verbs list and watch on secrets return the content of every secret in the namespace, even without get. A pod does not need them for the "
            + "secrets that it mounts.",
        Remedy = "Remove get, list and watch on secrets from the role, or name the secrets for get in resourceNames.",
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
            // resourceNames does not restrict list and watch.
            var isNamed = verb == "get" ? !rule["resourceNames"].IsEmpty : Answer.No;
            check.Require(
                !rule["resources"].Contains("secrets") | !rule["verbs"].Contains(verb) | isNamed, rule["verbs"],
                $"The role {ObjectType.NameOf(role)} may {verb} all secrets.");
        }
    });
}
