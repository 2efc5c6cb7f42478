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
            Resource(
                Karpenter, "executor",
                "spec: { template: { spec: { expireAfter: Never } }, disruption: { budgets: [{ nodes: '0', reasons: [Drifted] }, "
                + "{ nodes: 1, reasons: [Empty] }] } }"),
            "executor spec.template.spec.expireAfter: Nodes never expire, and none may be replaced for a newer image."),
        Refused(
            "Karpenter, nothing may go",
            Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: Never } }, disruption: { budgets: [{ nodes: 0% }] } }"),
            "executor spec.template.spec.expireAfter: Nodes never expire, and none may be replaced for a newer image."),
        Accepted(
            "Karpenter, nodes of any age that go when their image is old",
            Resource(
                Karpenter, "driver", "spec: { template: { spec: { expireAfter: Never } }, disruption: { budgets: [{ nodes: '1', reasons: [Drifted] }] } }"),
            Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: Never } } }")),
        Undecided(
            "Karpenter, not known",
            Resource(Karpenter, "executor", "spec: { template: { spec: { expireAfter: !unknown } }, disruption: { budgets: [{ nodes: 0% }] } }"),
            "executor spec.template.spec.expireAfter"),

        Accepted("GKE, by its default", Resource(GkePool, "executor")),
        Refused(
            "GKE, switched off",
            Resource(GkePool, "executor", "management: { autoUpgrade: false }"),
            "executor management.autoUpgrade: Node auto-upgrade is not enabled."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "management: !unknown"), "executor management"),

        Accepted("AKS", Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: SecurityPatch }")),
        Refused(
            "AKS, no channel",
            Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: None }"),
            "spark autoUpgradeProfile.nodeOSUpgradeChannel: The node OS upgrade channel is None."),
        Undecided(
            "AKS, not known",
            Resource(Aks, "spark", "autoUpgradeProfile: { nodeOSUpgradeChannel: !unknown }"),
            "spark autoUpgradeProfile.nodeOSUpgradeChannel"),
    ];
}
