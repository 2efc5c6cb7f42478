using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodePoolTaintedTests : RuleTests
{
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string Karpenter = "kubernetes:karpenter.sh/v1:NodePool";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-pool-tainted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "Karpenter, executors",
            Resource(
                Karpenter, "executor",
                "spec: { template: { metadata: { labels: { spark-platform/role: executor } }, spec: { taints: [{ key: spark-platform/role, effect: NoSchedule "
                    + "}] } } }")),
        Refused(
            "Karpenter, machines that may be spot",
            Resource(Karpenter, "any", "spec: { template: { spec: { requirements: [] } } }"),
            "any spec.template.spec.taints: The pool has no NoSchedule or NoExecute taint."),
        Undecided("Karpenter, not known", Resource(Karpenter, "any", "spec: { template: { spec: !unknown } }"), "any spec.template.spec"),
        Ignored(
            "Karpenter, drivers on demand",
            Resource(
                Karpenter, "driver",
                "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: [{ key: karpenter.sh/capacity-type, "
                    + "operator: In, values: [on-demand] }] } } }")),

        Refused("EKS, spot", Resource(NodeGroup, "any", "{ capacityType: SPOT }"), "any taints: The pool has no NoSchedule or NoExecute taint."),
        Ignored("EKS, any machine", Resource(NodeGroup, "any", "{ capacityType: ON_DEMAND }")),
        Ignored(
            "EKS, the system's, which is another policy's business",
            Resource(NodeGroup, "system", "{ labels: { spark-platform/role: system }, capacityType: SPOT }")),
        Undecided("EKS, not known", Resource(NodeGroup, "any", "{ capacityType: !unknown }"), "any capacityType"),

        Accepted("GKE, large", Resource(GkePool, "large", "nodeConfig: { labels: { spark-platform/role: large }, taints: [{ effect: NO_SCHEDULE }] }")),
        Refused(
            "GKE, large without",
            Resource(GkePool, "large", "nodeConfig: { labels: { spark-platform/role: large } }"),
            "large nodeConfig.taints: The pool has no NoSchedule or NoExecute taint."),
        Ignored(
            "GKE, large, where any pod may use it",
            Resource(GkePool, "large", "nodeConfig: { labels: { spark-platform/role: large } }")).With("openRoles", new List<object?> { "large" }),
        Undecided(
            "GKE, not known",
            Resource(GkePool, "large", "nodeConfig: { labels: { spark-platform/role: large }, taints: !unknown }"),
            "large nodeConfig.taints"),

        Accepted("AKS, spot", Resource(AksPool, "spot", "{ scaleSetPriority: Spot, nodeTaints: ['kubernetes.azure.com/scalesetpriority=spot:NoSchedule'] }")),
        Refused(
            "AKS, spot without",
            Resource(AksPool, "spot", "{ scaleSetPriority: Spot, nodeTaints: ['a=b:PreferNoSchedule'] }"),
            "spot nodeTaints: The pool has no NoSchedule or NoExecute taint."),
        Undecided("AKS, not known", Resource(AksPool, "spot", "{ scaleSetPriority: Spot, nodeTaints: !unknown }"), "spot nodeTaints"),
    ];
}
