using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeAutoRepairEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-auto-repair-enabled",
        Title = "A broken node is replaced by itself",
        Severity = Severity.Low,
        Why = "A node that no longer answers keeps its pods and volumes until somebody looks. On AKS nodes are repaired in any case.",
        Remedy = "Leave management.autoRepair (GKE) and nodeRepairConfig.enabled (EKS) at true.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair",
        References = [FrameworkReference.CisGke("5.5.2"), FrameworkReference.Trivy("GCP-0063")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksNodeGroup, ResourceType.GkeNodePool];

    public override void Examine(Resource pool, Check check)
    {
        var isRepaired = pool.Type == ResourceType.GkeNodePool ? pool["management"]["autoRepair"] : pool["nodeRepairConfig"]["enabled"];
        check.Require(isRepaired.Or(pool.Type == ResourceType.GkeNodePool).IsTrue, isRepaired, "Nobody replaces a broken node.");
    }
}
