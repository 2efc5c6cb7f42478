using Preview.Changes;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Changes;

public sealed class ReplacementRulesTests
{
    // What the stacks set, or are likely to set next, and the providers' schemas say of it.
    [Theory]
    [InlineData("aws:ec2/eip:Eip", "domain", true)]
    [InlineData("aws:ec2/eip:Eip", "customerOwnedIpv4Pool", false)]
    [InlineData("aws:ec2/flowLog:FlowLog", "transitGatewayId", true)]
    [InlineData("aws:ec2/natGateway:NatGateway", "subnetId", true)]
    [InlineData("aws:ec2/natGateway:NatGateway", "secondaryAllocationIds", false)]
    [InlineData("aws:ec2/vpc:Vpc", "instanceTenancy", true)]
    [InlineData("aws:efs/mountTarget:MountTarget", "ipAddressType", true)]
    [InlineData("aws:efs/mountTarget:MountTarget", "securityGroups", false)]
    [InlineData("aws:eks/cluster:Cluster", "kubernetesNetworkConfig.serviceIpv4Cidr", true)]
    [InlineData("aws:eks/cluster:Cluster", "remoteNetworkConfig.remoteNodeNetworks", false)]
    [InlineData("aws:eks/cluster:Cluster", "encryptionConfig.provider.keyArn", false)]
    [InlineData("aws:kms/key:Key", "region", true)]
    [InlineData("azure-native:containerservice:ManagedCluster", "networkProfile.podCidr", true)]
    [InlineData("azure-native:containerservice:ManagedCluster", "networkProfile.loadBalancerSku", false)]
    [InlineData("azure-native:storage:ManagementPolicy", "managementPolicyName", true)]
    [InlineData("gcp:compute/routerNat:RouterNat", "region", true)]
    [InlineData("gcp:compute/routerNat:RouterNat", "autoNetworkTier", false)]
    [InlineData("gcp:container/cluster:Cluster", "description", true)]
    [InlineData("gcp:container/cluster:Cluster", "initialNodeCount", true)]
    [InlineData("gcp:container/cluster:Cluster", "masterAuth.clientCertificateConfig.issueClientCertificate", true)]
    [InlineData("gcp:container/cluster:Cluster", "nodeConfig.bootDiskKmsKey", true)]
    [InlineData("gcp:container/cluster:Cluster", "nodeConfig.diskSizeGb", false)]
    [InlineData("gcp:container/cluster:Cluster", "enableMultiNetworking", false)]
    [InlineData("gcp:container/nodePool:NodePool", "nodeConfig.reservationAffinity.key", true)]
    [InlineData("gcp:container/nodePool:NodePool", "nodeConfig.shieldedInstanceConfig.enableSecureBoot", true)]
    [InlineData("gcp:container/nodePool:NodePool", "nodeConfig.confidentialNodes.enabled", false)]
    [InlineData("gcp:container/nodePool:NodePool", "nodeConfig.machineType", false)]
    [InlineData("gcp:container/nodePool:NodePool", "placementPolicy.type", false)]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", "destroyScheduledDuration", true)]
    [InlineData("gcp:storage/bucket:Bucket", "customPlacementConfig.dataLocations", true)]
    public void Another_value(string type, string property, bool isReplaced) =>
        Assert.Equal(isReplaced ? ChangeKind.Replace : ChangeKind.Update, Changed.Of(type, With(property, "a"), With(property, "b")).Kind);

    [Theory]
    [InlineData("aws:eks/cluster:Cluster", "", "encryptionConfig.provider.keyArn", false)]
    [InlineData("aws:eks/cluster:Cluster", "encryptionConfig.provider.keyArn", "", true)]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "cidrIpv4", "cidrIpv6", true)]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "", "description", false)]
    [InlineData("gcp:container/nodePool:NodePool", "", "placementPolicy.type", true)]
    [InlineData("gcp:container/nodePool:NodePool", "placementPolicy.type", "", true)]
    [InlineData("gcp:container/nodePool:NodePool", "placementPolicy.type", "placementPolicy.tpuTopology", false)]
    [InlineData("gcp:container/nodePool:NodePool", "", "nodeConfig.sandboxConfig.type", true)]
    public void A_property_that_comes_or_goes(string type, string before, string after, bool isReplaced) =>
        Assert.Equal(isReplaced ? ChangeKind.Replace : ChangeKind.Update, Changed.Of(type, With(before, "a"), With(after, "a")).Kind);

    [Fact]
    public void An_item_that_goes()
    {
        PlanMap Apis(params string[] names) => Map(("enableK8sBetaApis", Map(("enabledApis", new PlanList([.. names.Select(Of)])))));
        Assert.Equal(ChangeKind.Update, Changed.Of("gcp:container/cluster:Cluster", Apis("a"), Apis("a", "b")).Kind);
        Assert.Equal(ChangeKind.Replace, Changed.Of("gcp:container/cluster:Cluster", Apis("a", "b"), Apis("a")).Kind);
    }

    private static PlanMap With(string property, string value) => property.Length == 0
        ? PlanMap.Empty
        : (PlanMap)property.Split('.').Reverse().Aggregate(Of(value), (inner, name) => Map((name, inner)));
}
