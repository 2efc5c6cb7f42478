using System.Globalization;
using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeDisruptionBudgetSet : ResourcePolicy
{
    private static readonly NumberSetting Share = new()
    {
        Name = "largestPercent",
        Description = "The largest share of a pool's nodes, in percent, that may be taken away at once for a reason.",
        Default = 25,
        Minimum = 0,
        Maximum = 100,
    };

    private static readonly NumberSetting Nodes = new()
    {
        Name = "mostNodes",
        Description = "How many nodes may be taken away at once for a reason where a budget gives their number.",
        Default = 10,
        Minimum = 0,
        Maximum = 1000,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-disruption-budget-set",
        Title = "Karpenter takes away only a few nodes at once",
        Severity = Severity.Medium,
        Why = "A new image or a change of the pool makes all nodes drift at the same moment. Without a budget for every reason shuffle data vanishes faster than executors can compute it anew.",
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
            // A budget without reasons is for all. One with a schedule holds only at times.
            check.Require(
                budgets.Any(budget => budget["schedule"].IsEmpty & (budget["reasons"].IsEmpty | budget["reasons"].Contains(reason)) & budget["nodes"].Text(nodes => IsFew(nodes, check))),
                budgets, $"No budget bounds how many nodes go at once when they are {reason}.");
        }
    }

    private static bool IsFew(string nodes, Check check) =>
        int.TryParse(nodes.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= check.Setting(nodes.EndsWith('%') ? Share : Nodes);
}
