using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterAutoUpgradeEnabledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-auto-upgrade-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Eks, "spark", "upgradePolicy: { supportType: STANDARD }")),
        Refused(
            "EKS, by its default",
            Resource(Eks, "spark"),
            "spark upgradePolicy.supportType: At the end of standard support the cluster is not upgraded: its support type is EXTENDED."),
        Undecided("EKS, not known", Resource(Eks, "spark", "upgradePolicy: !unknown"), "spark upgradePolicy"),

        Accepted("GKE", Resource(Gke, "spark", "releaseChannel: { channel: REGULAR }")),
        Refused(
            "GKE, in none",
            Resource(Gke, "spark", "releaseChannel: { channel: UNSPECIFIED }"),
            "spark releaseChannel.channel: The cluster has no release channel: UNSPECIFIED."),
        Undecided("GKE, not known", Resource(Gke, "spark", "releaseChannel: !unknown"), "spark releaseChannel"),

        Accepted("AKS", Resource(Aks, "spark", "autoUpgradeProfile: { upgradeChannel: patch }")),
        Refused(
            "AKS, in none",
            Resource(Aks, "spark", "autoUpgradeProfile: { upgradeChannel: none }"),
            "spark autoUpgradeProfile.upgradeChannel: The cluster has no upgrade channel: none."),
        Undecided("AKS, not known", Resource(Aks, "spark", "autoUpgradeProfile: { upgradeChannel: !unknown }"), "spark autoUpgradeProfile.upgradeChannel"),
    ];
}
