using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeSshDisabledTests : RuleTests
{
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string AksPool = "azure-native:containerservice:AgentPool";

    protected override string Policy => "node-ssh-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(NodeGroup, "system"), Resource(Template, "system")),
        Refused("EKS, a key in the template", Resource(Template, "system", "keyName: ops"), "system keyName: SSH access is enabled."),
        Refused(
            "EKS, a key in the group",
            Resource(NodeGroup, "system", "remoteAccess: { ec2SshKey: ops }"),
            "system remoteAccess.ec2SshKey: SSH access is enabled."),
        Undecided("EKS, not known", Resource(Template, "system", "keyName: !unknown"), "system keyName"),

        Accepted(
            "AKS, without a key and without the field that its stable APIs refuse",
            Resource(Aks, "spark", "agentPoolProfiles: [{ name: system1 }]"),
            Resource(AksPool, "executor")),
        Accepted(
            "AKS, closed by the field",
            Resource(Aks, "spark", "agentPoolProfiles: [{ securityProfile: { sshAccess: Disabled } }]"),
            Resource(AksPool, "executor", "securityProfile: { sshAccess: EntraId }")),
        Refused(
            "AKS, a key for all nodes",
            Resource(Aks, "spark", "linuxProfile: { adminUsername: ops, ssh: { publicKeys: [{ keyData: ssh-ed25519 }] } }"),
            "spark linuxProfile: SSH access is enabled: linuxProfile has the key of a user on every node."),
        Refused(
            "AKS, opened by the field",
            Resource(AksPool, "executor", "securityProfile: { sshAccess: LocalUser }"),
            "executor securityProfile.sshAccess: SSH access is enabled: sshAccess is LocalUser."),
        Undecided("AKS, not known", Resource(AksPool, "executor", "securityProfile: !unknown"), "executor securityProfile"),
        Undecided("AKS, keys not known", Resource(Aks, "spark", "linuxProfile: !unknown"), "spark linuxProfile"),
    ];
}
