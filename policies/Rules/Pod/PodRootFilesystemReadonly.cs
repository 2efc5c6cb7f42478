using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodRootFilesystemReadonly : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-root-filesystem-readonly",
        Title = "Containers have a read-only root filesystem",
        Severity = Severity.Low,
        DefaultLevel = PolicyLevel.Advisory,
        Why = "With a read-only root filesystem an attacker in a container cannot store a program, and nothing fills the node's disk.",
        Remedy = "Set readOnlyRootFilesystem: true in each container's securityContext, and mount an emptyDir where it writes.",
        Link = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
        References = [FrameworkReference.CisGke("4.6.3"), FrameworkReference.CisAks("4.6.2"), FrameworkReference.Kyverno("best-practices/require-ro-rootfs")],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var readOnly = container["securityContext"]["readOnlyRootFilesystem"];
            check.Require(readOnly.IsTrue, readOnly, $"The container {container["name"]} of {template.Name} has a writable root filesystem.");
        });
    }
}
