using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodePoolMaxSizeSetTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string Karpenter = "kubernetes:karpenter.sh/v1:NodePool";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-pool-max-size-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("Karpenter", Resource(Karpenter, "executor", "spec: { limits: { cpu: 100, memory: 1Ti } }")),
        Refused(
            "Karpenter, one kind only",
            Resource(Karpenter, "executor", "spec: { limits: { cpu: 100 } }"),
            "executor spec.limits.memory: The pool has no memory limit."),
        Undecided("Karpenter, not known", Resource(Karpenter, "executor", "spec: { limits: !unknown }"), "executor spec.limits"),

        Accepted("EKS", Resource(NodeGroup, "system", "scalingConfig: { minSize: 3, maxSize: 6 }")),
        Refused(
            "EKS, the wrong way round",
            Resource(NodeGroup, "system", "scalingConfig: { minSize: 7, maxSize: 6 }"),
            "system scalingConfig.maxSize: The pool's minimum 7 is above its maximum 6."),
        Undecided(
            "EKS, a maximum that is not known",
            Resource(NodeGroup, "system", "scalingConfig: { minSize: 3, maxSize: !unknown }"),
            "system scalingConfig.maxSize"),
        Undecided(
            "EKS, a minimum that is not known",
            Resource(NodeGroup, "system", "scalingConfig: { minSize: !unknown , maxSize: 6 }"),
            "system scalingConfig.minSize"),

        Accepted("GKE, of all zones", Resource(GkePool, "executor", "autoscaling: { totalMinNodeCount: 0, totalMaxNodeCount: 48 }")),
        Accepted("GKE, of each zone", Resource(GkePool, "executor", "autoscaling: { maxNodeCount: 5 }")),
        Refused(
            "GKE, no maximum",
            Resource(GkePool, "executor", "autoscaling: { minNodeCount: 5 }"),
            "executor autoscaling.maxNodeCount: The pool has no maximum."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "autoscaling: !unknown"), "executor autoscaling"),
        Ignored("GKE, a fixed number", Resource(GkePool, "executor", "nodeCount: 3")),

        Accepted("AKS", Resource(AksPool, "executor", "{ enableAutoScaling: true, minCount: 0, maxCount: 10 }")),
        Refused(
            "AKS, the wrong way round",
            Resource(Aks, "spark", "agentPoolProfiles: [{ enableAutoScaling: true, minCount: 3, maxCount: 2 }]"),
            "spark agentPoolProfiles[0].maxCount: The pool's minimum 3 is above its maximum 2."),
        Undecided("AKS, not known", Resource(AksPool, "executor", "{ enableAutoScaling: !unknown , minCount: 3, maxCount: 2 }"), "executor enableAutoScaling"),
        Ignored("AKS, a fixed number", Resource(AksPool, "executor", "{ enableAutoScaling: false, count: 3 }")),
    ];
}
