using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodPrivilegedContainersDenied : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-privileged-containers-denied",
        Title = "No privileged containers or privilege escalation",
        Severity = Severity.Critical,
        Why =
            "A privileged container has full access to the node: it reads the disks and credentials of all its pods. With allowPrivilegeEscalation a process "
            + "can become root through any setuid binary in the image.",
        Remedy = "Set allowPrivilegeEscalation: false in each container's securityContext, and set neither privileged nor procMount.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
        References =
        [
            FrameworkReference.PodSecurity("baseline, Privileged Containers"),
            FrameworkReference.PodSecurity("restricted, Privilege Escalation"),
            FrameworkReference.CisEks("4.2.1"),
            FrameworkReference.CisEks("4.2.5"),
            FrameworkReference.CisAks("4.2.1"),
            FrameworkReference.CisAks("4.2.5"),
            FrameworkReference.Kyverno("pod-security/baseline/disallow-privileged-containers"),
            FrameworkReference.Kyverno("pod-security/restricted/disallow-privilege-escalation"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var context = container["securityContext"];
            check.Require(!context["privileged"].IsTrue, context["privileged"], $"The container {container["name"]} of {template.Name} is privileged.");
            check.Require(
                context["allowPrivilegeEscalation"].IsFalse, context["allowPrivilegeEscalation"],
                $"The container {container["name"]} of {template.Name} allows privilege escalation.");
            check.Require(
                context["procMount"].Or("Default").Is("Default"), context["procMount"],
                $"The container {container["name"]} of {template.Name} has an unmasked /proc.");
        });
    }
}
