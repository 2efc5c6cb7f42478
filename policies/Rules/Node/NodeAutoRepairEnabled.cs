using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeAutoRepairEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-auto-repair-enabled",
        Title = "Node auto-repair is enabled",
        Severity = Severity.Low,
        Why = "A node that no longer responds keeps its pods and volumes until someone intervenes. AKS always repairs nodes.",
        Remedy = "Leave management.autoRepair (GKE) and nodeRepairConfig.enabled (EKS) at true.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair",
        References = [FrameworkReference.CisGke("5.5.2"), FrameworkReference.Trivy("GCP-0063")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksNodeGroup, ResourceType.GkeNodePool];

    public override void Examine(Resource pool, Check check)
    {
        var isRepaired = pool.Type == ResourceType.GkeNodePool ? pool["management"]["autoRepair"] : pool["nodeRepairConfig"]["enabled"];
        check.Require(isRepaired.Or(pool.Type == ResourceType.GkeNodePool).IsTrue, isRepaired, "Auto-repair is not enabled.");
    }
}
