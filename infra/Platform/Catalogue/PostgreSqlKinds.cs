using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>CloudNativePG's kind Cluster, version 1: PostgreSQL with standbys.</summary>
internal sealed class PostgreSqlClusterArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "Cluster")
{
    [Input("spec")]
    public Input<PostgreSqlSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a Cluster that are in use.</summary>
internal sealed class PostgreSqlSpecArgs : ResourceArgs
{
    [Input("instances", required: true)]
    public Input<int> Instances { get; set; } = null!;

    [Input("imageName")]
    public Input<string> ImageName { get; set; } = null!;

    [Input("storage")]
    public Input<PostgreSqlStorageArgs> Storage { get; set; } = null!;

    [Input("resources")]
    public Input<ResourceRequirementsArgs> Resources { get; set; } = null!;

    [Input("affinity")]
    public Input<PostgreSqlAffinityArgs> Affinity { get; set; } = null!;

    [Input("priorityClassName")]
    public Input<string> PriorityClassName { get; set; } = null!;

    [Input("enableSuperuserAccess")]
    public Input<bool> EnableSuperuserAccess { get; set; } = null!;

    /// <summary>Whether a standby keeps the writer from being evicted. With one instance a node could never be emptied.</summary>
    [Input("enablePDB")]
    public Input<bool> EnableBudget { get; set; } = null!;
}

/// <summary>The disk of each instance.</summary>
internal sealed class PostgreSqlStorageArgs : ResourceArgs
{
    [Input("size")]
    public Input<string> Size { get; set; } = null!;

    [Input("storageClass")]
    public Input<string> StorageClass { get; set; } = null!;
}

/// <summary>Where instances run.</summary>
internal sealed class PostgreSqlAffinityArgs : ResourceArgs
{
    [Input("nodeSelector")]
    public InputMap<string> NodeSelector { get; set; } = new();

    [Input("tolerations")]
    public InputList<TolerationArgs>? Tolerations { get; set; }
}
