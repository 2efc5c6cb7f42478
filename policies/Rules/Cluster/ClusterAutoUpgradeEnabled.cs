using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAutoUpgradeEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-auto-upgrade-enabled",
        Title = "The control plane gets its patches by itself",
        Severity = Severity.Medium,
        Why = "A control plane without a release channel stays at the patch it began with, with every hole that has been found since; on EKS, one that is left to extended support grows old at six times the price.",
        Remedy = "Leave cluster.releaseChannel (GKE) at a channel; the platform sets AKS's upgrade channel to patch and EKS's support to STANDARD.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels",
        References = [FrameworkReference.CisGke("5.5.4")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        switch (cluster.Type)
        {
            case ResourceType.EksCluster:
                var support = cluster["upgradePolicy"]["supportType"];
                check.Require(support.Is("STANDARD"), support, $"At the end of standard support the cluster is not upgraded: its support type is {support.Or("EXTENDED")}.");
                break;
            case ResourceType.GkeCluster:
                var release = cluster["releaseChannel"]["channel"];
                check.Require(release.IsOneOf("RAPID", "REGULAR", "STABLE", "EXTENDED"), release, $"The cluster is in no release channel: {release}.");
                break;
            default:
                var channel = cluster["autoUpgradeProfile"]["upgradeChannel"];
                check.Require(channel.IsOneOf("patch", "stable", "rapid", "node-image"), channel, $"The cluster is in no upgrade channel: {channel}.");
                break;
        }
    }
}
