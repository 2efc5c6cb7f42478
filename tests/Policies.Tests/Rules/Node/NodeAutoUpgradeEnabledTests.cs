using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeAutoUpgradeEnabledTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Karpenter = "kubernetes:karpenter.sh/v1:NodePool";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-auto-upgrade-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("Karpenter", Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: 336h } } }")),
        Refused(
            "Karpenter, nodes of any age",
            Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: Never } } }"),
            "executor spec.template.spec.expireAfter: Nodes never grow too old, so they keep the system that they began with."),
        Undecided(
            "Karpenter, not known",
            Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: !unknown } } }"),
            "executor spec.template.spec.expireAfter"),

        Accepted("GKE, by its default", Resource(GkePool, "executor")),
        Refused(
            "GKE, switched off",
            Resource(GkePool, "executor", "management: { autoUpgrade: false }"),
            "executor management.autoUpgrade: Nodes are not upgraded with the cluster."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "management: !unknown"), "executor management"),

        Accepted("AKS", Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: SecurityPatch }")),
        Refused(
            "AKS, nobody",
            Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: None }"),
            "spark autoUpgradeProfile.nodeOSUpgradeChannel: Nobody but the machines themselves brings patches: the channel is None."),
        Undecided(
            "AKS, not known",
            Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: !unknown }"),
            "spark autoUpgradeProfile.nodeOSUpgradeChannel"),
    ];
}
