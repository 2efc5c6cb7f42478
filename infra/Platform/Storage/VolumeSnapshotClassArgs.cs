using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Platform.Storage;

/// <summary>The kind VolumeSnapshotClass, version 1: which driver makes snapshots, and what becomes of them.</summary>
internal sealed class VolumeSnapshotClassArgs() : CustomResourceArgs("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass")
{
    [Input("driver", required: true)]
    public Input<string> Driver { get; set; } = null!;

    /// <summary>Retain or Delete: what becomes of the snapshot when the object that stands for it is deleted.</summary>
    [Input("deletionPolicy", required: true)]
    public Input<string> DeletionPolicy { get; set; } = null!;

    [Input("parameters")]
    public InputMap<string>? Parameters { get; set; }
}
