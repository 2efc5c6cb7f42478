using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodePoolTainted : ResourcePolicy
{
    private static readonly TextListSetting OpenRoles = new()
    {
        Name = "openRoles",
        Description = "The roles, in addition to driver, whose on-demand nodes need no taint.",
        Default = [],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-pool-tainted",
        Title = "Spot node pools and pools with a special role are tainted",
        Severity = Severity.Medium,
        Why = "Without a taint any pod can land on a spot node that is reclaimed within two minutes, or fill the large node that a job is waiting for.",
        Remedy = "Leave the taint of its role on the pool, and let the pods that belong there tolerate it.",
        Link = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
        Settings = [NodeRole.Label, OpenRoles],
    };

    public override IReadOnlyList<string> Types => NodePool.Types;

    public override void Examine(Resource resource, Check check)
    {
        var open = check.Setting(OpenRoles);
        NodePool.ForEach(resource, check, pool =>
        {
            var role = pool.Labels[check.Setting(NodeRole.Label)];

            // node-system-pool-tainted and node-driver-on-demand cover the other roles.
            var isSpecial = !(role.IsOneOf("system", "driver") | pool.IsSystemMode) & (pool.MayBeSpot | role.Text(text => !open.Contains(text)));
            if (!isSpecial.IsNo)
            {
                check.Require(!isSpecial | pool.IsTainted, pool.Taints, "The pool has no NoSchedule or NoExecute taint.");
            }
        });
    }
}
