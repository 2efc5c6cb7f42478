using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeDiskEncryptedTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string Group = "aws:eks/nodeGroup:NodeGroup";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-disk-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Template, "system", "blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { encrypted: 'true' } }]")),
        Refused("AWS, as the image has it", Resource(Template, "system"), "system blockDeviceMappings: No block device mapping encrypts the disks."),
        Refused(
            "AWS, plain text",
            Resource(Template, "system", "blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { encrypted: 'false' } }]"),
            "system blockDeviceMappings[0].ebs.encrypted: The disk /dev/xvda is not encrypted."),
        Undecided(
            "AWS, not known",
            Resource(Template, "system", "blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: !unknown }]"),
            "system blockDeviceMappings[0].ebs"),
        Accepted("AWS, a group with a template", Resource(Group, "system", "launchTemplate: { id: !unknown , version: '3' }")),
        Refused(
            "AWS, a group without",
            Resource(Group, "system", "diskSize: 50"),
            "system launchTemplate: The node group has no launch template that encrypts its disks."),
        Undecided("AWS, a group of which it is not known", Resource(Group, "system", "launchTemplate: !unknown"), "system launchTemplate"),
        Accepted("Karpenter", Resource(NodeClass, "executor", "spec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { encrypted: true } }] }")),
        Refused(
            "Karpenter, nothing said",
            Resource(NodeClass, "executor", "spec: { blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 50Gi } }] }"),
            "executor spec.blockDeviceMappings[0].ebs.encrypted: The disk /dev/xvda is not encrypted."),
        Undecided("Karpenter, not known", Resource(NodeClass, "executor", "spec: { blockDeviceMappings: !unknown }"), "executor spec.blockDeviceMappings"),

        Accepted("AKS", Resource(AksPool, "executor", "enableEncryptionAtHost: true")),
        Refused(
            "AKS, by its default",
            Resource(Aks, "spark", "agentPoolProfiles: [{ mode: System }]"),
            "spark agentPoolProfiles[0].enableEncryptionAtHost: Encryption at host is not enabled."),
        Undecided("AKS, not known", Resource(AksPool, "executor", "enableEncryptionAtHost: !unknown"), "executor enableEncryptionAtHost"),
    ];
}
