using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodRequestsLimitsSet : PodPolicy
{
    private static readonly (string Kind, string Name)[] Amounts = [("requests", "cpu"), ("requests", "memory"), ("limits", "memory")];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-requests-limits-set",
        Title = "Containers have CPU and memory requests and a memory limit",
        Severity = Severity.Medium,
        Why =
            "Without requests a pod is scheduled onto a full node and evicted first; without a memory limit it can take down the node. CPU has no limit on "
            + "purpose: idle cores are there to be used.",
        Remedy = "Set resources.requests.cpu, resources.requests.memory and resources.limits.memory of each container.",
        Link = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
        References = [FrameworkReference.Kyverno("best-practices/require-pod-requests-limits")],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
        {
            var resources = container["resources"];
            foreach ((var kind, var name) in Amounts)
            {
                check.Require(
                    resources[kind][name].Exists, resources[kind][name], $"The container {container["name"]} of {template.Name} has no {kind}.{name}.");
            }
        });
    }
}
