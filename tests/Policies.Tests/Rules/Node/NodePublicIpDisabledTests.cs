using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodePublicIpDisabledTests : RuleTests
{
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string GkePool = "gcp:container/nodePool:NodePool";
    private const string AksPool = "azure-native:containerservice:AgentPool";
    private const string Subnet = "aws:ec2/subnet:Subnet";

    protected override string Policy => "node-public-ip-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, a subnet", Resource(Subnet, "private", "mapPublicIpOnLaunch: false")),
        Refused(
            "AWS, a subnet that gives addresses",
            Resource(Subnet, "public", "mapPublicIpOnLaunch: true"),
            "public mapPublicIpOnLaunch: Nodes get a public IP address."),
        Undecided("AWS, a subnet of which it is not known", Resource(Subnet, "private", "mapPublicIpOnLaunch: !unknown"), "private mapPublicIpOnLaunch"),
        Accepted("AWS, a launch template", Resource(Template, "system", "networkInterfaces: [{ associatePublicIpAddress: 'false' }]")),
        Refused(
            "AWS, a launch template with an address",
            Resource(Template, "system", "networkInterfaces: [{ associatePublicIpAddress: 'true' }]"),
            "system networkInterfaces[0].associatePublicIpAddress: Nodes get a public IP address."),
        Undecided("AWS, a launch template of which it is not known", Resource(Template, "system", "networkInterfaces: !unknown"), "system networkInterfaces"),
        Accepted("Karpenter", Resource(NodeClass, "executor", "spec: { role: x }")),
        Refused(
            "Karpenter, with an address",
            Resource(NodeClass, "executor", "spec: { associatePublicIPAddress: true }"),
            "executor spec.associatePublicIPAddress: Nodes get a public IP address."),
        Undecided(
            "Karpenter, not known",
            Resource(NodeClass, "executor", "spec: { associatePublicIPAddress: !unknown }"),
            "executor spec.associatePublicIPAddress"),

        Accepted("GKE", Resource(Gke, "spark", "privateClusterConfig: { enablePrivateNodes: true }"), Resource(GkePool, "executor")),
        Refused("GKE, by its default", Resource(Gke, "spark"), "spark privateClusterConfig.enablePrivateNodes: The cluster's nodes get public IP addresses."),
        Refused(
            "GKE, a pool of its own mind",
            Resource(GkePool, "executor", "networkConfig: { enablePrivateNodes: false }"),
            "executor networkConfig.enablePrivateNodes: The pool's nodes get public IP addresses."),
        Undecided("GKE, not known", Resource(Gke, "spark", "privateClusterConfig: !unknown"), "spark privateClusterConfig"),

        Accepted("AKS", Resource(Aks, "spark", "agentPoolProfiles: [{ enableNodePublicIP: false }]"), Resource(AksPool, "executor")),
        Refused(
            "AKS, addresses for nodes",
            Resource(AksPool, "executor", "enableNodePublicIP: true"),
            "executor enableNodePublicIP: Nodes get a public IP address."),
        Undecided(
            "AKS, not known",
            Resource(Aks, "spark", "agentPoolProfiles: [{ enableNodePublicIP: !unknown }]"),
            "spark agentPoolProfiles[0].enableNodePublicIP"),
    ];
}
