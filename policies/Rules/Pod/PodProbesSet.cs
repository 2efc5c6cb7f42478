using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodProbesSet : PodPolicy
{
    private static readonly string[] Probes = ["readinessProbe", "livenessProbe"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-probes-set",
        Title = "Containers have readiness and liveness probes",
        Severity = Severity.Medium,
        Why =
            "Without a readiness probe a service sends requests to a pod that is still starting; without a liveness probe a container that hangs is never "
            + "restarted.",
        Remedy = "Give each container a readinessProbe and a livenessProbe.",
        Link = "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
        References = [FrameworkReference.Kyverno("best-practices/require-probes")],
    };

    /// <summary>The workloads that run indefinitely. A job needs no probes.</summary>
    public override IReadOnlyList<string> Types { get; } = [PodTemplate.Deployment, PodTemplate.StatefulSet, PodTemplate.DaemonSet];

    protected override void Examine(PodTemplate template, Check check)
    {
        check.ForEach(template.Spec["containers"], container =>
        {
            foreach (var probe in Probes)
            {
                check.Require(!container[probe].IsEmpty, container[probe], $"The container {container["name"]} of {template.Name} has no {probe}.");
            }
        });
    }
}
