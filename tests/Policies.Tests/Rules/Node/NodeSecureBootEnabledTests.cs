using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeSecureBootEnabledTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-secure-boot-enabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a pool", Resource(GkePool, "executor", "nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true } }")),
        Accepted("a cluster", Resource(Gke, "spark", "nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true } }")),
        Refused(
            "by its default",
            Resource(GkePool, "executor"),
            "executor nodeConfig.shieldedInstanceConfig.enableSecureBoot: Secure boot is not enabled."),
        Refused(
            "all switched off",
            Resource(
                Gke, "spark",
                "{ enableShieldedNodes: false, nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: false } } }"),
            "spark nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring: Integrity monitoring is not enabled.",
            "spark enableShieldedNodes: Shielded nodes are not enabled."),
        Undecided(
            "not known",
            Resource(GkePool, "executor", "nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: !unknown } }"),
            "executor nodeConfig.shieldedInstanceConfig.enableSecureBoot"),
    ];
}
