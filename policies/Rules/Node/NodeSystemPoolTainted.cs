using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeSystemPoolTainted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-system-pool-tainted",
        Title = "The platform's own nodes take nobody else's pods",
        Severity = Severity.High,
        Why = "Where tenants' pods may lie beside DNS, the autoscaler and the operators, one greedy job takes all of them down, and with them every other tenant.",
        Remedy = "Leave the system pool its taint CriticalAddonsOnly.",
        Link = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
        Settings = [NodeRole.Label],
    };

    public override IReadOnlyList<string> Types => NodeParts.Pools;

    public override void Examine(Resource resource, Check check) => NodeParts.ForEachPool(resource, check, pool =>
    {
        var isSystem = NodeParts.Labels(pool)[check.Setting(NodeRole.Label)].Is("system") | pool["mode"].Is("System");
        if (!isSystem.IsNo)
        {
            check.Require(!isSystem | NodeParts.IsTainted(pool), NodeParts.Taints(pool), "No taint keeps other pods off the system's nodes.");
        }
    });
}
