using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeDisruptionBudgetSet : ResourcePolicy
{
    private static readonly NumberSetting Share = new()
    {
        Name = "largestPercent",
        Description = "The largest percentage of a pool's nodes that a budget may allow to be disrupted at once for a reason.",
        Default = 25,
        Minimum = 0,
        Maximum = 100,
    };

    private static readonly NumberSetting Nodes = new()
    {
        Name = "mostNodes",
        Description = "The largest number of nodes that a budget may allow to be disrupted at once for a reason.",
        Default = 10,
        Minimum = 0,
        Maximum = 1000,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disruption-budget-set",
        Title = "Karpenter node pools have disruption budgets",
        Severity = Severity.Medium,
        Why =
            "A new image or a change of the pool makes all nodes drift at once. Without a budget for every reason, shuffle data is lost faster than "
            + "executors can recompute it.",
        Remedy = "Give the pool a budget without schedule for each of Empty, Drifted and Underutilized, as the platform's Karpenter component does.",
        Link = "https://karpenter.sh/docs/concepts/disruption/",
        Settings = [Share, Nodes],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.KarpenterPool];

    public override void Examine(Resource pool, Check check)
    {
        var budgets = pool["spec"]["disruption"]["budgets"];
        foreach (var reason in (string[])["Empty", "Drifted", "Underutilized"])
        {
            // A budget without reasons applies to all. A budget with a schedule applies only at times.
            check.Require(
                budgets.Any(
                    budget => budget["schedule"].IsEmpty & (budget["reasons"].IsEmpty | budget["reasons"].Contains(reason))
                        & budget["nodes"].Text(nodes => IsFew(nodes, check))),
                budgets, $"No disruption budget limits the reason {reason}.");
        }
    }

    private static bool IsFew(string nodes, Check check) =>
        int.TryParse(nodes.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= check.Setting(nodes.EndsWith('%') ? Share : Nodes);
}
