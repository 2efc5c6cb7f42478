using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodVolumeTypesRestricted : PodPolicy
{
    private static readonly string[] Allowed =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-volume-types-restricted",
        Title = "Pods mount no hostPath, and only allowed volume types",
        Severity = Severity.High,
        Why = "A hostPath is shared by all pods of the node, and leads to the node's credentials; some other volume types hold their credentials in the pod.",
        Remedy = "Use a persistent volume claim, an emptyDir, or a projected ConfigMap or Secret.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
        References =
        [
            FrameworkReference.PodSecurity("baseline, HostPath Volumes"),
            FrameworkReference.PodSecurity("restricted, Volume Types"),
            FrameworkReference.Kyverno("pod-security/restricted/restrict-volume-types"),
        ],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        check.ForEach(template.Spec["volumes"], volume => check.Require(
            volume.All(part => part.Name == "name" || Allowed.Contains(part.Name) ? Answer.Yes : !part.Exists),
            volume, $"The volume {volume["name"]} of {template.Name} has a type that is not allowed."));
    }
}
