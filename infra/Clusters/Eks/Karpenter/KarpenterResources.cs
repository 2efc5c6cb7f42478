using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>Karpenter's kind EC2NodeClass, version 1: what a node is made of.</summary>
internal sealed class Ec2NodeClassArgs() : CustomResourceArgs("karpenter.k8s.aws/v1", "EC2NodeClass")
{
    [Input("spec")]
    public Input<Ec2NodeClassSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of an EC2NodeClass that are in use.</summary>
internal sealed class Ec2NodeClassSpecArgs : ResourceArgs
{
    [Input("role", required: true)]
    public Input<string> Role { get; set; } = null!;

    [Input("amiSelectorTerms", required: true)]
    public InputList<AmiTermArgs> AmiSelectorTerms { get; set; } = null!;

    [Input("subnetSelectorTerms", required: true)]
    public InputList<TagTermArgs> SubnetSelectorTerms { get; set; } = null!;

    [Input("securityGroupSelectorTerms", required: true)]
    public InputList<IdTermArgs> SecurityGroupSelectorTerms { get; set; } = null!;

    [Input("blockDeviceMappings")]
    public InputList<BlockDeviceArgs> BlockDeviceMappings { get; set; } = null!;

    [Input("metadataOptions")]
    public Input<MetadataOptionsArgs> MetadataOptions { get; set; } = null!;

    /// <summary>RAID0 makes one file system of all local disks and puts the pods' scratch space there. Null: local disks are not used.</summary>
    [Input("instanceStorePolicy")]
    public Input<string>? InstanceStorePolicy { get; set; }

    [Input("tags")]
    public InputMap<string> Tags { get; set; } = null!;
}

/// <summary>Selects an image by its pinned alias.</summary>
internal sealed class AmiTermArgs : ResourceArgs
{
    [Input("alias", required: true)]
    public Input<string> Alias { get; set; } = null!;
}

/// <summary>Selects by tags.</summary>
internal sealed class TagTermArgs : ResourceArgs
{
    [Input("tags", required: true)]
    public InputMap<string> Tags { get; set; } = null!;
}

/// <summary>Selects by id.</summary>
internal sealed class IdTermArgs : ResourceArgs
{
    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;
}

/// <summary>A disk of the node.</summary>
internal sealed class BlockDeviceArgs : ResourceArgs
{
    [Input("deviceName", required: true)]
    public Input<string> DeviceName { get; set; } = null!;

    [Input("ebs", required: true)]
    public Input<EbsArgs> Ebs { get; set; } = null!;
}

/// <summary>A disk on EBS.</summary>
internal sealed class EbsArgs : ResourceArgs
{
    [Input("volumeSize", required: true)]
    public Input<string> VolumeSize { get; set; } = null!;

    [Input("volumeType", required: true)]
    public Input<string> VolumeType { get; set; } = null!;

    [Input("throughput")]
    public Input<int>? Throughput { get; set; }

    [Input("encrypted", required: true)]
    public Input<bool> Encrypted { get; set; } = null!;

    [Input("kmsKeyID")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("deleteOnTermination")]
    public Input<bool>? DeleteOnTermination { get; set; }
}

/// <summary>How the node's metadata service answers.</summary>
internal sealed class MetadataOptionsArgs : ResourceArgs
{
    [Input("httpTokens", required: true)]
    public Input<string> HttpTokens { get; set; } = null!;

    [Input("httpPutResponseHopLimit", required: true)]
    public Input<int> HttpPutResponseHopLimit { get; set; } = null!;
}

/// <summary>Karpenter's kind NodePool, version 1: which nodes, how many, and when they go.</summary>
internal sealed class NodePoolArgs() : CustomResourceArgs("karpenter.sh/v1", "NodePool")
{
    [Input("spec")]
    public Input<NodePoolSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a NodePool that are in use.</summary>
internal sealed class NodePoolSpecArgs : ResourceArgs
{
    [Input("template", required: true)]
    public Input<NodeTemplateArgs> Template { get; set; } = null!;

    [Input("disruption", required: true)]
    public Input<DisruptionArgs> Disruption { get; set; } = null!;

    [Input("limits", required: true)]
    public InputMap<string> Limits { get; set; } = null!;
}

/// <summary>The template of the pool's nodes.</summary>
internal sealed class NodeTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)]
    public Input<NodeMetadataArgs> Metadata { get; set; } = null!;

    [Input("spec", required: true)]
    public Input<NodeSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The labels of the pool's nodes.</summary>
internal sealed class NodeMetadataArgs : ResourceArgs
{
    [Input("labels", required: true)]
    public InputMap<string> Labels { get; set; } = null!;
}

/// <summary>The machine, the taints and the age of the pool's nodes.</summary>
internal sealed class NodeSpecArgs : ResourceArgs
{
    [Input("nodeClassRef", required: true)]
    public Input<NodeClassRefArgs> NodeClassRef { get; set; } = null!;

    [Input("requirements", required: true)]
    public InputList<RequirementArgs> Requirements { get; set; } = null!;

    [Input("taints")]
    public InputList<NodeTaintArgs> Taints { get; set; } = null!;

    [Input("expireAfter", required: true)]
    public Input<string> ExpireAfter { get; set; } = null!;

    [Input("terminationGracePeriod")]
    public Input<string>? TerminationGracePeriod { get; set; }
}

/// <summary>Names the node class.</summary>
internal sealed class NodeClassRefArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = "karpenter.k8s.aws";

    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = "EC2NodeClass";

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>A requirement that a machine of the pool must meet.</summary>
internal sealed class RequirementArgs : ResourceArgs
{
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    [Input("operator", required: true)]
    public Input<string> Operator { get; set; } = null!;

    [Input("values")]
    public InputList<string> Values { get; set; } = null!;
}

/// <summary>A taint of the pool's nodes.</summary>
internal sealed class NodeTaintArgs : ResourceArgs
{
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;

    [Input("effect", required: true)]
    public Input<string> Effect { get; set; } = null!;
}

/// <summary>When nodes may be taken away, and how many at once.</summary>
internal sealed class DisruptionArgs : ResourceArgs
{
    [Input("consolidationPolicy", required: true)]
    public Input<string> ConsolidationPolicy { get; set; } = null!;

    [Input("consolidateAfter", required: true)]
    public Input<string> ConsolidateAfter { get; set; } = null!;

    [Input("budgets", required: true)]
    public InputList<BudgetArgs> Budgets { get; set; } = null!;
}

/// <summary>How many nodes of the pool may go at once, for some reasons or for all.</summary>
internal sealed class BudgetArgs : ResourceArgs
{
    [Input("nodes", required: true)]
    public Input<string> Nodes { get; set; } = null!;

    [Input("reasons")]
    public InputList<string> Reasons { get; set; } = null!;
}
