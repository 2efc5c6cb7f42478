using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeSystemPoolTaintedTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-system-pool-tainted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "EKS",
            Resource(NodeGroup, "system", "{ labels: { spark-platform/role: system }, taints: [{ key: CriticalAddonsOnly, effect: NO_SCHEDULE }] }")),
        Refused(
            "EKS, none",
            Resource(NodeGroup, "system", "{ labels: { spark-platform/role: system } }"),
            "system taints: The system pool has no NoSchedule or NoExecute taint."),
        Refused(
            "EKS, one that only asks",
            Resource(NodeGroup, "system", "{ labels: { spark-platform/role: system }, taints: [{ key: CriticalAddonsOnly, effect: PREFER_NO_SCHEDULE }] }"),
            "system taints: The system pool has no NoSchedule or NoExecute taint."),
        Undecided("EKS, not known", Resource(NodeGroup, "system", "{ labels: { spark-platform/role: system }, taints: !unknown }"), "system taints"),

        Accepted("GKE", Resource(GkePool, "system", "nodeConfig: { labels: { spark-platform/role: system }, taints: [{ effect: NO_SCHEDULE }] }")),
        Refused(
            "GKE, none",
            Resource(GkePool, "system", "nodeConfig: { labels: { spark-platform/role: system } }"),
            "system nodeConfig.taints: The system pool has no NoSchedule or NoExecute taint."),
        Undecided(
            "GKE, not known",
            Resource(GkePool, "system", "nodeConfig: { labels: { spark-platform/role: system }, taints: !unknown }"),
            "system nodeConfig.taints"),

        Accepted("AKS", Resource(Aks, "spark", "agentPoolProfiles: [{ mode: System, nodeTaints: ['CriticalAddonsOnly=true:NoSchedule'] }]")),
        Refused(
            "AKS, none",
            Resource(Aks, "spark", "agentPoolProfiles: [{ mode: System, nodeTaints: [] }]"),
            "spark agentPoolProfiles[0].nodeTaints: The system pool has no NoSchedule or NoExecute taint."),
        Refused(
            "AKS, a pool of its own",
            Resource(AksPool, "system", "{ mode: System }"),
            "system nodeTaints: The system pool has no NoSchedule or NoExecute taint."),
        Undecided("AKS, pools that are not known", Resource(Aks, "spark", "agentPoolProfiles: !unknown"), "spark agentPoolProfiles"),
        Undecided("AKS, a mode that is not known", Resource(AksPool, "pool", "{ mode: !unknown }"), "pool mode"),
        Ignored("a pool for users", Resource(AksPool, "executor", "{ mode: User }")),
    ];
}
