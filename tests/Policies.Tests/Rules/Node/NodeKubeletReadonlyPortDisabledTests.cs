using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeKubeletReadonlyPortDisabledTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-kubelet-readonly-port-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a pool", Resource(GkePool, "executor", "nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: 'FALSE' } }")),
        Accepted("a cluster", Resource(Gke, "spark", "nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: 'FALSE' } }")),
        Refused(
            "by its default",
            Resource(GkePool, "executor"),
            "executor nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled: The kubelet's read-only port is not disabled."),
        Refused(
            "a cluster's pools",
            Resource(Gke, "spark", "nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: 'TRUE' } }"),
            "spark nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled: The kubelet's read-only port is not disabled."),
        Undecided("not known", Resource(GkePool, "executor", "nodeConfig: { kubeletConfig: !unknown }"), "executor nodeConfig.kubeletConfig"),
    ];
}
