using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeAutoUpgradeEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-auto-upgrade-enabled",
        Title = "Nodes get the patches of their system by themselves",
        Severity = Severity.Medium,
        Why = "The kernel is what keeps tenants apart on a node, and a node that nobody patches keeps every hole that is found in it.",
        Remedy = "Leave autoUpgrade on (GKE), nodeOSUpgradeChannel at SecurityPatch or NodeImage (AKS), and nodePools.<pool>.expireAfter at an age (EKS).",
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
                check.Require(isUpgraded.Or(true).IsTrue, isUpgraded, "Nodes are not upgraded with the cluster.");
                break;
            case ResourceType.AksCluster:
                var channel = resource["autoUpgradeProfile"]["nodeOSUpgradeChannel"];
                check.Require(channel.Or("NodeImage").IsOneOf("SecurityPatch", "NodeImage"), channel, $"Nobody but the machines themselves brings patches: the channel is {channel}.");
                break;
            default:
                var age = resource["spec"]["template"]["spec"]["expireAfter"];
                check.Require(!age.Is("Never"), age, "Nodes never grow too old, so they keep the system that they began with.");
                break;
        }
    }
}
