using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodTokenAutomountDisabled : StackPolicy
{
    private const string Automount = "automountServiceAccountToken";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-token-automount-disabled",
        Title = "Service account tokens are mounted only where a role is bound",
        Severity = Severity.Medium,
        Why =
            "Every pod gets a service account token by default. In a pod that never calls the API server it serves only an attacker, with every permission "
            + "that the service account has later.",
        Remedy =
            "Set automountServiceAccountToken: false in the service account or in the pod; where the pod calls the API server, bind a role to its service "
            + "account.",
        Link = "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting",
        References =
        [
            FrameworkReference.CisEks("4.1.5"), FrameworkReference.CisEks("4.1.6"), FrameworkReference.CisGke("4.1.4"), FrameworkReference.CisGke("4.1.5"),
            FrameworkReference.CisAks("4.1.5"), FrameworkReference.CisAks("4.1.6"),
            FrameworkReference.Kyverno("other/restrict-automount-sa-token"), FrameworkReference.Kyverno("other/restrict-sa-automount-sa-token"),
        ],
    };

    public override void Examine(StackResources stack, Check check)
    {
        Resource[] bindings = [.. stack.OfType(ObjectType.RoleBinding), .. stack.OfType(ObjectType.ClusterRoleBinding)];
        HashSet<(string Space, string Name)> known = [.. bindings.SelectMany(KnownSubjects)];
        var accounts = stack.OfType(ObjectType.ServiceAccount);
        foreach (var account in accounts)
        {
            check.Require(
                account[Automount].IsFalse | IsBound(ObjectType.NameOf(account), ObjectType.NamespaceOf(account)),
                account[Automount], $"The service account {ObjectType.NameOf(account)} mounts its token into pods, but no role is bound to it.");
        }

        foreach (var template in PodTemplate.All(stack))
        {
            var own = template.Spec[Automount];
            var name = template.Spec["serviceAccountName"].Or("default");
            var space = ObjectType.NamespaceOf(template.Workload);
            var isOff = own.IsFalse | (!own.Exists & Answer.Any(accounts.Select(account =>
                ObjectType.Same(ObjectType.NameOf(account), name) & ObjectType.Same(ObjectType.NamespaceOf(account), space) & account[Automount].IsFalse)));
            check.Require(
                isOff | IsBound(name, space),
                own, $"The pods of {template.Name} mount the token of the service account {name}, but no role is bound to it.");
        }

        Answer IsBound(Property name, Property space) =>
            space.TryText(out var spaceText) && name.TryText(out var nameText) && known.Contains((spaceText, nameText))
                ? Answer.Yes
                : Answer.Any(bindings.Select(binding => binding["subjects"].Any(
                    subject => subject["kind"].Is("ServiceAccount") & ObjectType.Same(subject["name"], name) & ObjectType.Same(subject["namespace"], space))));
    }

    // Fast path: most accounts are found here, without a search through the bindings.
    private static IEnumerable<(string Space, string Name)> KnownSubjects(Resource binding)
    {
        var subjects = binding["subjects"];
        for (var i = 0; i < subjects.Count; i++)
        {
            if (subjects[i]["kind"].Is("ServiceAccount").IsYes && subjects[i]["namespace"].TryText(out var space) && subjects[i]["name"].TryText(out var name))
            {
                yield return (space, name);
            }
        }
    }
}
