using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodePoolTainted : ResourcePolicy
{
    private static readonly TextListSetting OpenRoles = new()
    {
        Name = "openRoles",
        Description = "The roles, besides driver, whose nodes any pod may use, on machines that the cloud does not take back.",
        Default = [],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-pool-tainted",
        Title = "Spot pools and pools of a special role take only what asks for them",
        Severity = Severity.Medium,
        Why = "Without a taint any pod lands on a machine that the cloud may take back in two minutes, or fills the large one that a job has been waiting for.",
        Remedy = "Leave the pool the taint of its role, and let the pods that belong there tolerate it.",
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

            // The system's nodes, and drivers on spot machines, are other policies' business.
            var isSpecial = !(role.IsOneOf("system", "driver") | pool["mode"].Is("System")) & (NodeParts.MayBeSpot(pool) | role.Text(text => !open.Contains(text)));
            if (!isSpecial.IsNo)
            {
                check.Require(!isSpecial | NodeParts.IsTainted(pool), NodeParts.Taints(pool), "No taint keeps pods off these nodes that do not ask for them.");
            }
        });
    }
}
