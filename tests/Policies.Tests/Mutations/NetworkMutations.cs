using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class NetworkMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Replace("eks", "aws:eks/addon:Addon spark-vpc-cni", "configurationValues", "\"enableNetworkPolicy\":\"true\"", "\"enableNetworkPolicy\":\"false\"", "network-policy-enforced"),
        Remove("gke", "gcp:container/cluster:Cluster *", "datapathProvider", "network-policy-enforced"),
        Set("aks", "azure-native:containerservice:ManagedCluster *", "networkProfile.networkPolicy", "none", "network-policy-enforced"),

        Gone("eks", "aws:eks/addon:Addon spark-vpc-cni", "network-engine-present"),

        Gone("eks", "aws:ec2/flowLog:FlowLog *", "network-flows-logged"),
        Set("eks", "aws:ec2/flowLog:FlowLog *", "trafficType", "ACCEPT", "network-flows-logged"),
        Remove("gke", "gcp:compute/subnetwork:Subnetwork *", "logConfig", "network-flows-logged"),
        Remove("gke", "gcp:container/cluster:Cluster *", "enableIntranodeVisibility", "network-flows-logged"),

        Set("eks", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule spark-shared", "cidrIpv4", "0.0.0.0/0", "network-ingress-narrow"),
        Gone("eks", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup *", "network-default-closed"),
        Remove("gke", "gcp:compute/network:Network *", "autoCreateSubnetworks", "network-default-closed"),
        Remove("aks", "azure-native:network:Subnet spark-nodes-1", "defaultOutboundAccess", "network-default-closed"),
    ];
}
