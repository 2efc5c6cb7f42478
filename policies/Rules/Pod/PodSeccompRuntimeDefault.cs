using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodSeccompRuntimeDefault : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-seccomp-runtime-default",
        Title = "Containers use the seccomp profile RuntimeDefault",
        Severity = Severity.Medium,
        Why = "Containers never need hundreds of the kernel's system calls, and kernel vulnerabilities are in them. Without a profile Kubernetes filters none.",
        Remedy = "Set seccompProfile: { type: RuntimeDefault } in the pod's securityContext.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
        References =
        [
            FrameworkReference.PodSecurity("restricted, Seccomp"),
            FrameworkReference.CisGke("4.6.2"),
            FrameworkReference.Kyverno("pod-security/restricted/restrict-seccomp-strict"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var profile = template.Inherited(container, context => context["seccompProfile"]["type"]);
            check.Require(
                profile.IsOneOf("RuntimeDefault", "Localhost"), profile,
                $"The container {container["name"]} of {template.Name} has the seccomp profile {profile}.");
        });
    }
}
