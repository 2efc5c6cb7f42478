using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAutoUpgradeEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-auto-upgrade-enabled",
        Title = "The control plane is patched automatically",
        Severity = Severity.Medium,
        Why =
            "A control plane without a release channel stays at its first patch version, with every vulnerability found since. On EKS, extended support "
            + "keeps an old version at six times the price.",
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
                check.Require(
                    support.Is("STANDARD"), support,
                    $"At the end of standard support the cluster is not upgraded: its support type is {support.Or("EXTENDED")}.");
                break;
            case ResourceType.GkeCluster:
                var release = cluster["releaseChannel"]["channel"];
                check.Require(release.IsOneOf("RAPID", "REGULAR", "STABLE", "EXTENDED"), release, $"The cluster has no release channel: {release}.");
                break;
            case ResourceType.AksCluster:
                var channel = cluster["autoUpgradeProfile"]["upgradeChannel"];
                check.Require(channel.IsOneOf("patch", "stable", "rapid", "node-image"), channel, $"The cluster has no upgrade channel: {channel}.");
                break;
        }
    }
}
