using System.Collections.Immutable;

namespace Policies.Data;

/// <summary>
/// The resources that take tags or labels, and where: all of those that this program's SDKs know, and what nodes get from a description of them.
/// </summary>
internal static class TaggableTypes
{
    public static readonly ImmutableArray<TaggableType> All =
    [
        new("aws:cloudwatch/eventRule:EventRule", "tags"),
        new("aws:cloudwatch/logGroup:LogGroup", "tags"),
        new("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "tags"),
        new("aws:ec2/eip:Eip", "tags"),
        new("aws:ec2/flowLog:FlowLog", "tags"),
        new("aws:ec2/internetGateway:InternetGateway", "tags"),
        new("aws:ec2/launchTemplate:LaunchTemplate", "tags"),
        new("aws:ec2/natGateway:NatGateway", "tags"),
        new("aws:ec2/routeTable:RouteTable", "tags"),
        new("aws:ec2/securityGroup:SecurityGroup", "tags"),
        new("aws:ec2/subnet:Subnet", "tags"),
        new("aws:ec2/vpc:Vpc", "tags"),
        new("aws:ec2/vpcEndpoint:VpcEndpoint", "tags"),
        new("aws:ecr/repository:Repository", "tags"),
        new("aws:efs/fileSystem:FileSystem", "tags"),
        new("aws:eks/accessEntry:AccessEntry", "tags"),
        new("aws:eks/addon:Addon", "tags"),
        new("aws:eks/cluster:Cluster", "tags"),
        new("aws:eks/nodeGroup:NodeGroup", "tags"),
        new("aws:eks/podIdentityAssociation:PodIdentityAssociation", "tags"),
        new("aws:iam/instanceProfile:InstanceProfile", "tags"),
        new("aws:iam/policy:Policy", "tags"),
        new("aws:iam/role:Role", "tags"),
        new("aws:kms/key:Key", "tags"),
        new("aws:s3/bucket:Bucket", "tags"),
        new("aws:sqs/queue:Queue", "tags"),
        new("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "tags"),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "tags"),
        new("azure-native:compute:DiskEncryptionSet", "tags"),
        new("azure-native:containerregistry:Registry", "tags"),
        new("azure-native:containerservice:AgentPool", "tags"),
        new("azure-native:containerservice:ManagedCluster", "tags"),
        new("azure-native:keyvault:Key", "tags"),
        new("azure-native:keyvault:Vault", "tags"),
        new("azure-native:managedidentity:UserAssignedIdentity", "tags"),
        new("azure-native:network:NatGateway", "tags"),
        new("azure-native:network:NetworkSecurityGroup", "tags"),
        new("azure-native:network:PublicIPAddress", "tags"),
        new("azure-native:network:VirtualNetwork", "tags"),
        new("azure-native:operationalinsights:Workspace", "tags"),
        new("azure-native:resources:ResourceGroup", "tags"),
        new("azure-native:storage:StorageAccount", "tags"),
        new("gcp:artifactregistry/repository:Repository", "labels"),
        new("gcp:container/cluster:Cluster", "resourceLabels"),
        new("gcp:container/nodePool:NodePool", "nodeConfig", "resourceLabels"),
        new("gcp:kms/cryptoKey:CryptoKey", "labels"),
        new("gcp:storage/bucket:Bucket", "labels"),
        new("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "spec", "tags"),
    ];
}

/// <summary>A type of resource that takes tags.</summary>
/// <param name="Type">Its token.</param>
/// <param name="Path">The properties that lead to its tags.</param>
internal sealed record TaggableType(string Type, params ImmutableArray<string> Path);
