using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>Strimzi's kind Kafka, version 1: a cluster.</summary>
internal sealed class KafkaArgs() : CustomResourceArgs("kafka.strimzi.io/v1", "Kafka")
{
    [Input("spec")]
    public Input<KafkaSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a Kafka that are in use.</summary>
internal sealed class KafkaSpecArgs : ResourceArgs
{
    [Input("kafka", required: true)]
    public Input<KafkaClusterArgs> Kafka { get; set; } = null!;

    [Input("entityOperator")]
    public Input<EntityOperatorArgs> EntityOperator { get; set; } = null!;
}

/// <summary>The brokers' common settings.</summary>
internal sealed class KafkaClusterArgs : ResourceArgs
{
    [Input("version")]
    public Input<string> Version { get; set; } = null!;

    [Input("listeners", required: true)]
    public InputList<KafkaListenerArgs> Listeners { get; set; } = new();

    [Input("authorization")]
    public Input<KafkaAuthorizationArgs> Authorization { get; set; } = null!;

    [Input("config")]
    public InputMap<int> Config { get; set; } = new();
}

/// <summary>How clients reach brokers.</summary>
internal sealed class KafkaListenerArgs : ResourceArgs
{
    [Input("name")]
    public Input<string> Name { get; set; } = null!;

    [Input("port")]
    public Input<int> Port { get; set; } = null!;

    [Input("type")]
    public Input<string> Type { get; set; } = null!;

    [Input("tls")]
    public Input<bool> Tls { get; set; } = null!;

    [Input("authentication")]
    public Input<KafkaAuthorizationArgs> Authentication { get; set; } = null!;
}

/// <summary>A way of authentication or authorization, by its type.</summary>
internal sealed class KafkaAuthorizationArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;
}

/// <summary>The operator that makes topics and users from objects in the namespace.</summary>
internal sealed class EntityOperatorArgs : ResourceArgs
{
    [Input("topicOperator")]
    public Input<EntityContainerArgs> TopicOperator { get; set; } = null!;

    [Input("userOperator")]
    public Input<EntityContainerArgs> UserOperator { get; set; } = null!;

    [Input("template")]
    public Input<KafkaTemplateArgs> Template { get; set; } = null!;
}

/// <summary>One container of the entity operator.</summary>
internal sealed class EntityContainerArgs : ResourceArgs
{
    [Input("resources")]
    public Input<ResourceRequirementsArgs> Resources { get; set; } = null!;
}

/// <summary>How pods differ from what the operator would make.</summary>
internal sealed class KafkaTemplateArgs : ResourceArgs
{
    [Input("pod")]
    public Input<KafkaPodArgs> Pod { get; set; } = null!;
}

/// <summary>Where pods run and how they rank.</summary>
internal sealed class KafkaPodArgs : ResourceArgs
{
    [Input("priorityClassName")]
    public Input<string> PriorityClassName { get; set; } = null!;

    [Input("affinity")]
    public Input<AffinityArgs> Affinity { get; set; } = null!;

    [Input("tolerations")]
    public InputList<TolerationArgs>? Tolerations { get; set; }
}

/// <summary>Strimzi's kind KafkaNodePool, version 1: brokers or controllers of a cluster.</summary>
internal sealed class KafkaNodePoolArgs() : CustomResourceArgs("kafka.strimzi.io/v1", "KafkaNodePool")
{
    [Input("spec")]
    public Input<KafkaNodePoolSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a KafkaNodePool that are in use.</summary>
internal sealed class KafkaNodePoolSpecArgs : ResourceArgs
{
    [Input("replicas", required: true)]
    public Input<int> Replicas { get; set; } = null!;

    [Input("roles", required: true)]
    public InputList<string> Roles { get; set; } = new();

    [Input("storage", required: true)]
    public Input<KafkaStorageArgs> Storage { get; set; } = null!;

    [Input("resources")]
    public Input<ResourceRequirementsArgs> Resources { get; set; } = null!;

    [Input("template")]
    public Input<KafkaTemplateArgs> Template { get; set; } = null!;
}

/// <summary>The brokers' disks.</summary>
internal sealed class KafkaStorageArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("volumes")]
    public InputList<KafkaVolumeArgs> Volumes { get; set; } = new();
}

/// <summary>One disk of each broker.</summary>
internal sealed class KafkaVolumeArgs : ResourceArgs
{
    [Input("id")]
    public Input<int> Id { get; set; } = null!;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("size")]
    public Input<string> Size { get; set; } = null!;

    [Input("class")]
    public Input<string> Class { get; set; } = null!;

    [Input("deleteClaim")]
    public Input<bool> DeleteClaim { get; set; } = null!;

    /// <summary>Whether the controllers' log is on this disk, too.</summary>
    [Input("kraftMetadata")]
    public Input<string> KraftMetadata { get; set; } = null!;
}
