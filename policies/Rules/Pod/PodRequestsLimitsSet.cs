using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodRequestsLimitsSet : ResourcePolicy
{
    private static readonly (string Kind, string Name)[] Amounts = [("requests", "cpu"), ("requests", "memory"), ("limits", "memory")];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-requests-limits-set",
        Title = "A container says what it needs, and what memory it may have at most",
        Severity = Severity.Medium,
        Why = "Without requests a pod is placed on a full node and stopped first; without a limit of memory it takes the node with it. CPU has no limit on purpose: idle cores are there to be used.",
        Remedy = "Set resources.requests.cpu, resources.requests.memory and resources.limits.memory of each container.",
        Link = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
        References = [FrameworkReference.Kyverno("best-practices/require-pod-requests-limits")],
    };

    public override IReadOnlyList<string> Types { get; } = PodTemplate.Types;

    public override void Examine(Resource workload, Check check)
    {
        var template = PodTemplate.Of(workload);
        template.ForEachContainer(check, container =>
        {
            var resources = container["resources"];
            foreach ((var kind, var name) in Amounts)
            {
                check.Require(resources[kind][name].Exists, resources[kind][name], $"The container {container["name"]} of {template.Name} has no {kind}.{name}.");
            }
        });
    }
}
