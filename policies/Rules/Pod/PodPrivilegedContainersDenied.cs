using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodPrivilegedContainersDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-privileged-containers-denied",
        Title = "No container has its node's rights, or can get more than its own",
        Severity = Severity.Critical,
        Why = "A privileged container is the node: it reads the disks of all pods on it and its credentials. With allowPrivilegeEscalation a program without rights becomes root by way of any setuid program in the image.",
        Remedy = "Set allowPrivilegeEscalation: false in each container's securityContext, and neither privileged nor procMount.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
        References = [FrameworkReference.PodSecurity("baseline, Privileged Containers"), FrameworkReference.PodSecurity("restricted, Privilege Escalation"), FrameworkReference.CisEks("4.2.1"), FrameworkReference.CisEks("4.2.5"), FrameworkReference.CisAks("4.2.1"), FrameworkReference.CisAks("4.2.5"), FrameworkReference.Kyverno("pod-security/baseline/disallow-privileged-containers"), FrameworkReference.Kyverno("pod-security/restricted/disallow-privilege-escalation")],
    };

    public override IReadOnlyList<string> Types { get; } = PodTemplate.Types;

    public override void Examine(Resource workload, Check check)
    {
        var template = PodTemplate.Of(workload);
        template.ForEachContainer(check, container =>
        {
            var context = container["securityContext"];
            check.Require(!context["privileged"].IsTrue, context["privileged"], $"The container {container["name"]} of {template.Name} is privileged.");
            check.Require(context["allowPrivilegeEscalation"].IsFalse, context["allowPrivilegeEscalation"], $"A program in the container {container["name"]} of {template.Name} can get more rights than it was started with.");
            check.Require(context["procMount"].Or("Default").Is("Default"), context["procMount"], $"The container {container["name"]} of {template.Name} sees all of /proc.");
        });
    }
}
