using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeDriverOnDemandTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string Karpenter = "kubernetes:karpenter.sh/v1:NodePool";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-driver-on-demand";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "Karpenter, on demand",
            Resource(
                Karpenter, "driver",
                "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: [{ key: karpenter.sh/capacity-type, "
                    + "operator: In, values: [on-demand] }] } } }")),
        Accepted(
            "Karpenter, all but spot",
            Resource(
                Karpenter, "driver",
                "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: [{ key: karpenter.sh/capacity-type, "
                    + "operator: NotIn, values: [spot] }] } } }")),
        Refused(
            "Karpenter, spot beside on demand",
            Resource(
                Karpenter, "driver",
                "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: [{ key: karpenter.sh/capacity-type, "
                    + "operator: In, values: [spot, on-demand] }] } } }"),
            "driver spec.template.spec.requirements: The driver pool may use spot capacity."),
        Refused(
            "Karpenter, which chooses itself",
            Resource(Karpenter, "driver", "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: [] } } }"),
            "driver spec.template.spec.requirements: The driver pool may use spot capacity."),
        Undecided(
            "Karpenter, not known",
            Resource(Karpenter, "driver", "spec: { template: { metadata: { labels: { spark-platform/role: driver } }, spec: { requirements: !unknown } } }"),
            "driver spec.template.spec.requirements"),
        Ignored(
            "Karpenter, a pool of executors",
            Resource(Karpenter, "executor", "spec: { template: { metadata: { labels: { spark-platform/role: executor } } } }")),

        Accepted("EKS", Resource(NodeGroup, "driver", "{ labels: { spark-platform/role: driver }, capacityType: ON_DEMAND }")),
        Refused(
            "EKS, spot",
            Resource(NodeGroup, "driver", "{ labels: { spark-platform/role: driver }, capacityType: SPOT }"),
            "driver capacityType: The driver pool may use spot capacity."),
        Undecided("EKS, labels that are not known", Resource(NodeGroup, "driver", "{ labels: !unknown , capacityType: SPOT }"), "driver labels"),

        Accepted("GKE", Resource(GkePool, "driver", "nodeConfig: { labels: { spark-platform/role: driver }, spot: false }")),
        Refused(
            "GKE, spot",
            Resource(GkePool, "driver", "nodeConfig: { labels: { spark-platform/role: driver }, spot: true }"),
            "driver nodeConfig.spot: The driver pool may use spot capacity."),
        Refused(
            "GKE, what spot was before",
            Resource(GkePool, "driver", "nodeConfig: { labels: { spark-platform/role: driver }, preemptible: true }"),
            "driver nodeConfig.spot: The driver pool may use spot capacity."),
        Undecided(
            "GKE, not known",
            Resource(GkePool, "driver", "nodeConfig: { labels: { spark-platform/role: driver }, spot: !unknown }"),
            "driver nodeConfig.spot"),

        Accepted("AKS, a custom label", Resource(AksPool, "driver", "{ nodeLabels: { role: driver } }")).With("roleLabel", "role"),
        Refused(
            "AKS, spot",
            Resource(AksPool, "driver", "{ nodeLabels: { spark-platform/role: driver }, scaleSetPriority: Spot }"),
            "driver scaleSetPriority: The driver pool may use spot capacity."),
        Refused(
            "AKS, a pool within the cluster",
            Resource(Aks, "spark", "agentPoolProfiles: [{ nodeLabels: { spark-platform/role: driver }, scaleSetPriority: Spot }]"),
            "spark agentPoolProfiles[0].scaleSetPriority: The driver pool may use spot capacity."),
        Undecided(
            "AKS, not known",
            Resource(AksPool, "driver", "{ nodeLabels: { spark-platform/role: driver }, scaleSetPriority: !unknown }"),
            "driver scaleSetPriority"),
    ];
}
