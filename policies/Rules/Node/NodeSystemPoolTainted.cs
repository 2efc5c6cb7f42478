using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeSystemPoolTainted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-system-pool-tainted",
        Title = "The system node pool is tainted",
        Severity = Severity.High,
        Why = "If tenants' pods run beside DNS, the autoscaler and the operators, one greedy job takes all of them down, and every other tenant with them.",
        Remedy = "Leave the taint CriticalAddonsOnly on the system pool.",
        Link = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
        Settings = [NodeRole.Label],
    };

    public override IReadOnlyList<string> Types => NodePool.Types;

    public override void Examine(Resource resource, Check check) => NodePool.ForEach(resource, check, pool =>
    {
        var isSystem = pool.Labels[check.Setting(NodeRole.Label)].Is("system") | pool.IsSystemMode;
        if (!isSystem.IsNo)
        {
            check.Require(!isSystem | pool.IsTainted, pool.Taints, "The system pool has no NoSchedule or NoExecute taint.");
        }
    });
}
