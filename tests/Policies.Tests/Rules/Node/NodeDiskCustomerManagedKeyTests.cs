using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeDiskCustomerManagedKeyTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string GkePool = "gcp:container/nodePool:NodePool";

    protected override string Policy => "node-disk-customer-managed-key";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Template, "system", "blockDeviceMappings: [{ ebs: { kmsKeyId: x } }]")),
        Refused(
            "AWS, its own key",
            Resource(Template, "system", "blockDeviceMappings: [{ ebs: { encrypted: 'true' } }]"),
            "system blockDeviceMappings[0].ebs.kmsKeyId: Disks are not encrypted with a customer-managed key."),
        Undecided(
            "AWS, not known",
            Resource(Template, "system", "blockDeviceMappings: [{ ebs: { kmsKeyId: !unknown } }]"),
            "system blockDeviceMappings[0].ebs.kmsKeyId"),
        Accepted("Karpenter", Resource(NodeClass, "executor", "spec: { blockDeviceMappings: [{ ebs: { kmsKeyID: x } }] }")),
        Refused(
            "Karpenter, AWS's key",
            Resource(NodeClass, "executor", "spec: { blockDeviceMappings: [{ ebs: { encrypted: true } }] }"),
            "executor spec.blockDeviceMappings[0].ebs.kmsKeyID: Disks are not encrypted with a customer-managed key."),
        Undecided(
            "Karpenter, not known",
            Resource(NodeClass, "executor", "spec: { blockDeviceMappings: [{ ebs: { kmsKeyID: !unknown } }] }"),
            "executor spec.blockDeviceMappings[0].ebs.kmsKeyID"),

        Accepted("GKE", Resource(GkePool, "executor", "nodeConfig: { bootDiskKmsKey: x }")),
        Refused("GKE, Google's key", Resource(Gke, "spark"), "spark nodeConfig.bootDiskKmsKey: Disks are not encrypted with a customer-managed key."),
        Undecided("GKE, not known", Resource(GkePool, "executor", "nodeConfig: !unknown"), "executor nodeConfig"),

        Accepted("AKS", Resource(Aks, "spark", "diskEncryptionSetID: /x")),
        Refused("AKS, Azure's key", Resource(Aks, "spark"), "spark diskEncryptionSetID: Disks are not encrypted with a customer-managed key."),
        Undecided("AKS, not known", Resource(Aks, "spark", "diskEncryptionSetID: !unknown"), "spark diskEncryptionSetID"),
    ];
}
