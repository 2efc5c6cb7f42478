using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodRunAsNonRoot : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-run-as-non-root",
        Title = "Containers run as non-root",
        Severity = Severity.High,
        Why = "Root in a container is root on the node after a container escape.",
        Remedy = "Set runAsNonRoot: true in the pod's securityContext, and a runAsUser other than 0.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
        References =
        [
            FrameworkReference.PodSecurity("restricted, Running as Non-root"),
            FrameworkReference.PodSecurity("restricted, Running as Non-root user"),
            FrameworkReference.Kyverno("pod-security/restricted/require-run-as-nonroot"),
            FrameworkReference.Kyverno("pod-security/restricted/require-run-as-non-root-user"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var nonRoot = template.Inherited(container, context => context["runAsNonRoot"]);
            check.Require(nonRoot.IsTrue, nonRoot, $"The container {container["name"]} of {template.Name} may run as root.");
            var user = template.Inherited(container, context => context["runAsUser"]);
            check.Require(!user.Number(number => number == 0), user, $"The container {container["name"]} of {template.Name} runs as user {user}, who is root.");
        });
    }
}
