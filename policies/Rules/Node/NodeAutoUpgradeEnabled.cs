using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

internal sealed class NodeAutoUpgradeEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-auto-upgrade-enabled",
        Title = "Nodes get OS patches automatically",
        Severity = Severity.Medium,
        Why = "The kernel isolates tenants on a node. An unpatched node keeps every vulnerability that is found in it.",
        Remedy =
            "Leave autoUpgrade on (GKE), nodeOSUpgradeChannel at SecurityPatch or NodeImage (AKS), and a budget for Drifted nodes in each node pool (EKS).",
        Link = "https://kubernetes.io/docs/tasks/administer-cluster/cluster-upgrade/",
        References = [FrameworkReference.CisGke("5.5.3"), FrameworkReference.Trivy("GCP-0058")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeNodePool, ResourceType.AksCluster, ResourceType.KarpenterPool];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.GkeNodePool:
                var isUpgraded = resource["management"]["autoUpgrade"];
                check.Require(isUpgraded.Or(true).IsTrue, isUpgraded, "Node auto-upgrade is not enabled.");
                break;
            case ResourceType.AksCluster:
                var channel = resource["autoUpgradeProfile"]["nodeOSUpgradeChannel"];
                check.Require(channel.Or("NodeImage").IsOneOf("SecurityPatch", "NodeImage"), channel, $"The node OS upgrade channel is {channel}.");
                break;
            case ResourceType.KarpenterPool:
                // A node that never expires is replaced when the pool's image is another one, which Karpenter calls drift.
                var age = resource["spec"]["template"]["spec"]["expireAfter"];
                check.Require(
                    !age.Is("Never") | ReplacesDrifted(resource["spec"]["disruption"]["budgets"]), age,
                    "Nodes never expire, and none may be replaced for a newer image.");
                break;
        }
    }

    /// <summary>No budget at all lets Karpenter replace a tenth of the nodes at once; one that allows 0 nodes stops it.</summary>
    private static Answer ReplacesDrifted(Property budgets) => budgets.All(budget =>
        !budget["nodes"].IsOneOf("0", "0%") | (budget["reasons"].Exists & !budget["reasons"].Contains("Drifted")));
}
