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

    public override IReadOnlyList<string> Types => NodeParts.Pools;

    public override void Examine(Resource resource, Check check)
    {
        var open = check.Setting(OpenRoles);
        NodeParts.ForEachPool(resource, check, pool =>
        {
            var role = NodeParts.Labels(pool)[check.Setting(NodeRole.Label)];

            // node-system-pool-tainted and node-driver-on-demand cover the other roles.
            var isSpecial = !(role.IsOneOf("system", "driver") | pool["mode"].Is("System")) & (NodeParts.MayBeSpot(pool) | role.Text(text => !open.Contains(text)));
            if (!isSpecial.IsNo)
            {
                check.Require(!isSpecial | NodeParts.IsTainted(pool), NodeParts.Taints(pool), "The pool has no NoSchedule or NoExecute taint.");
            }
        });
    }
}
