using PolicyEngine.Model;
using PolicyEngine.Values;

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
        switch (pool.Type)
        {
            case ResourceType.EksNodeGroup:
                Require(pool["nodeRepairConfig"]["enabled"], isDefault: false);
                break;
            case ResourceType.GkeNodePool:
                Require(pool["management"]["autoRepair"], isDefault: true);
                break;
        }

        void Require(Property isRepaired, bool isDefault) => check.Require(isRepaired.Or(isDefault).IsTrue, isRepaired, "Auto-repair is not enabled.");
    }
}
