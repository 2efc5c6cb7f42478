using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeAutoRepairEnabledTests : RuleTests
{
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-auto-repair-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(NodeGroup, "system", "nodeRepairConfig: { enabled: true }")),
        Refused("EKS, by its default", Resource(NodeGroup, "system"), "system nodeRepairConfig.enabled: Auto-repair is not enabled."),
        Undecided("EKS, not known", Resource(NodeGroup, "system", "nodeRepairConfig: !unknown"), "system nodeRepairConfig"),

        Accepted("GKE, by its default", Resource(GkePool, "executor")),
        Refused(
            "GKE, switched off",
            Resource(GkePool, "executor", "management: { autoRepair: false }"),
            "executor management.autoRepair: Auto-repair is not enabled."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "management: { autoRepair: !unknown }"), "executor management.autoRepair"),
    ];
}
