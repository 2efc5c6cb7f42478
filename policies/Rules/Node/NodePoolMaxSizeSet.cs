using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodePoolMaxSizeSet : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-pool-max-size-set",
        Title = "Node pools have a maximum size",
        Severity = Severity.High,
        Why =
            "A job with a wrong number can request a thousand nodes, and without a limit it gets them. The cloud rejects a minimum above the maximum only "
            + "during the deployment.",
        Remedy = "Set nodePools.<pool>.limit, and for the system pool minimum and maximum, in the stack's settings.",
        Link = "https://karpenter.sh/docs/concepts/nodepools/",
    };

    public override IReadOnlyList<string> Types => NodePool.Types;

    public override void Examine(Resource resource, Check check) => NodePool.ForEach(resource, check, found =>
    {
        var pool = found.Properties;
        switch (resource.Type)
        {
            case ResourceType.KarpenterPool:
                foreach (var kind in (string[])["cpu", "memory"])
                {
                    var limit = pool["spec"]["limits"][kind];
                    check.Require(!limit.IsEmpty, limit, $"The pool has no {kind} limit.");
                }

                break;
            case ResourceType.EksNodeGroup:
                RequireOrder(Answer.Yes, pool["scalingConfig"]["minSize"], pool["scalingConfig"]["maxSize"], check);
                break;
            case ResourceType.GkeNodePool:
                var scaling = pool["autoscaling"];
                var isTotal = !scaling["totalMaxNodeCount"].Exists.IsNo;
                RequireOrder(
                    scaling.Exists, scaling[isTotal ? "totalMinNodeCount" : "minNodeCount"], scaling[isTotal ? "totalMaxNodeCount" : "maxNodeCount"], check);
                break;
            case ResourceType.AksCluster or ResourceType.AksAgentPool:
                RequireOrder(pool["enableAutoScaling"].IsTrue, pool["minCount"], pool["maxCount"], check);
                break;
        }
    });

    // Without autoscaling a pool has a fixed size.
    private static void RequireOrder(Answer isScaled, Property minimum, Property maximum, Check check)
    {
        if (isScaled.IsNo)
        {
            return;
        }

        check.Require(!isScaled | maximum.Exists, maximum, "The pool has no maximum.");
        if (minimum.Or(0).TryNumber(out var least))
        {
            check.Require(
                !isScaled | !maximum.Exists | maximum.Number(most => most >= least), maximum, $"The pool's minimum {minimum} is above its maximum {maximum}.");
        }
        else if (!minimum.IsKnown)
        {
            check.Require(!isScaled | Answer.Unknown(minimum), maximum, "");
        }
    }
}
