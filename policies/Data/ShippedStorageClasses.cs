using System.Collections.Frozen;

namespace Policies.Data;

/// <summary>
/// The storage classes that a cluster has before a platform is installed, as of 2026-12-01. Sources:
/// EKS https://docs.aws.amazon.com/eks/latest/userguide/storage-classes.html (gp2 on clusters made before 1.30),
/// GKE https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes, .../how-to/persistent-volumes/filestore-csi-driver,
/// and .../how-to/cloud-storage-fuse-csi-driver-profiles,
/// AKS https://learn.microsoft.com/en-us/azure/aks/concepts-storage#storage-classes and .../azure-blob-csi,
/// kind https://github.com/kubernetes-sigs/kind (pkg/cluster/internal/create/actions/installstorage),
/// k3s https://docs.k3s.io/storage, vSphere https://github.com/kubernetes-sigs/vsphere-csi-driver (example classes of its documentation, and OpenShift's),
/// Rook https://github.com/rook/rook (deploy/examples and the chart rook-ceph-cluster).
/// </summary>
internal static class ShippedStorageClasses
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["gp2"] = "EKS",
        ["standard"] = "GKE and kind",
        ["standard-rwo"] = "GKE",
        ["premium-rwo"] = "GKE",
        ["dynamic-rwo"] = "GKE",
        ["standard-rwx"] = "GKE",
        ["premium-rwx"] = "GKE",
        ["zonal-rwx"] = "GKE",
        ["enterprise-rwx"] = "GKE",
        ["enterprise-multishare-rwx"] = "GKE",
        ["gcsfusecsi-training"] = "GKE",
        ["gcsfusecsi-serving"] = "GKE",
        ["gcsfusecsi-checkpointing"] = "GKE",
        ["default"] = "AKS",
        ["managed"] = "AKS",
        ["managed-csi"] = "AKS",
        ["managed-csi-premium"] = "AKS",
        ["managed-premium"] = "AKS",
        ["azurefile"] = "AKS",
        ["azurefile-csi"] = "AKS",
        ["azurefile-csi-premium"] = "AKS",
        ["azurefile-premium"] = "AKS",
        ["azureblob-fuse-premium"] = "AKS",
        ["azureblob-nfs-premium"] = "AKS",
        ["local-path"] = "k3s",
        ["thin"] = "vSphere",
        ["thin-csi"] = "vSphere",
        ["rook-ceph-block"] = "Rook",
        ["rook-cephfs"] = "Rook",
        ["ceph-block"] = "Rook",
        ["ceph-filesystem"] = "Rook",
        ["ceph-bucket"] = "Rook",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The clusters that have a class of this name, or null.</summary>
    public static string? ShippedBy(string name) => Names.GetValueOrDefault(name);
}
