using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class NetworkMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Replace(
            "eks", "aws:eks/addon:Addon spark-vpc-cni", "configurationValues", "\"enableNetworkPolicy\":\"true\"", "\"enableNetworkPolicy\":\"false\"",
            "network-policy-enforced"),
        Remove("gke", "gcp:container/cluster:Cluster *", "datapathProvider", "network-policy-enforced"),
        Set("aks", "azure-native:containerservice:ManagedCluster *", "networkProfile.networkPolicy", "none", "network-policy-enforced"),

        Gone("eks", "aws:eks/addon:Addon spark-vpc-cni", "network-policy-engine-installed"),

        Gone("eks", "aws:ec2/flowLog:FlowLog *", "network-flow-logs-enabled"),
        Set("eks", "aws:ec2/flowLog:FlowLog *", "trafficType", "ACCEPT", "network-flow-logs-enabled"),
        Remove("gke", "gcp:compute/subnetwork:Subnetwork *", "logConfig", "network-flow-logs-enabled"),
        Remove("gke", "gcp:container/cluster:Cluster *", "enableIntranodeVisibility", "network-flow-logs-enabled"),

        Set("eks", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule spark-shared", "cidrIpv4", "0.0.0.0/0", "network-internet-ingress-denied"),
        Gone("eks", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup *", "network-defaults-disabled"),
        Remove("gke", "gcp:compute/network:Network *", "autoCreateSubnetworks", "network-defaults-disabled"),
        Remove("aks", "azure-native:network:Subnet spark-nodes-1", "defaultOutboundAccess", "network-defaults-disabled"),
    ];
}
