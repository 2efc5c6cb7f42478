using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeSecureBootEnabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-secure-boot-enabled",
        Title = "GKE nodes are shielded, with secure boot and integrity monitoring",
        Severity = Severity.Medium,
        Why = "Without secure boot and integrity monitoring a modified kernel module survives a restart unnoticed.",
        Remedy = "Leave enableShieldedNodes, and enableSecureBoot and enableIntegrityMonitoring of shieldedInstanceConfig, at true.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes",
        References =
        [
            FrameworkReference.CisGke("5.5.5"), FrameworkReference.CisGke("5.5.6"), FrameworkReference.CisGke("5.5.7"),
            FrameworkReference.Trivy("GCP-0055"), FrameworkReference.Trivy("GCP-0045"), FrameworkReference.Trivy("GCP-0067"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster, ResourceType.GkeNodePool];

    public override void Examine(Resource resource, Check check)
    {
        var shield = resource["nodeConfig"]["shieldedInstanceConfig"];
        check.Require(shield["enableSecureBoot"].IsTrue, shield["enableSecureBoot"], "Secure boot is not enabled.");
        check.Require(shield["enableIntegrityMonitoring"].Or(true).IsTrue, shield["enableIntegrityMonitoring"], "Integrity monitoring is not enabled.");

        if (resource.Type == ResourceType.GkeCluster)
        {
            var nodes = resource["enableShieldedNodes"];
            check.Require(nodes.Or(true).IsTrue, nodes, "Shielded nodes are not enabled.");
        }
    }
}
