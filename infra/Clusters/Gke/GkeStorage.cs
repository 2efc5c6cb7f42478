using System.Collections.Immutable;
using Infra.Settings;
using Pulumi;

namespace Infra.Clusters.Gke;

/// <summary>
/// The CSI driver and parameters of each storage tier on GKE. All block storage is Hyperdisk Balanced, because every machine type that the
/// settings allow can attach it; Hyperdisk Extreme is for the largest machines only, and the newer series attach no persistent disk.
/// </summary>
internal static class GkeStorage
{
    public static EnumMap<StorageTier, StorageDriver> Drivers(GkeContext context) =>
    [
        new(StorageTier.Standard, Hyperdisk(context) with { Snapshots = Snapshots(context) }),
        new(
            StorageTier.Fast,
            Hyperdisk(context, ("provisioned-iops-on-create", "16000"), ("provisioned-throughput-on-create", "600Mi")) with { Snapshots = Snapshots(context) }),
        new(StorageTier.Shared, Filestore(context)),
        new(StorageTier.Scratch, Hyperdisk(context, ("provisioned-iops-on-create", "6000"), ("provisioned-throughput-on-create", "500Mi"))),
    ];

    private static StorageDriver Hyperdisk(GkeContext context, params (string Key, Input<string> Value)[] performance) => new(
        "pd.csi.storage.gke.io",
        Parameters(
        [
            ("type", "hyperdisk-balanced"),
            ("csi.storage.k8s.io/fstype", "ext4"),
            ("disk-encryption-kms-key", context.DataKey),

            // Volumes are made by the driver and not by Pulumi: these labels find the ones that are left behind.
            ("labels", context.LabelsAsText()),
            .. performance,
        ]),
        []);

    private static VolumeSnapshots Snapshots(GkeContext context) => VolumeSnapshots.With(("labels", context.LabelsAsText()));

    /// <summary>Several claims share an instance, because the smallest instance has 1Ti and a claim as little as 10Gi.</summary>
    private static StorageDriver Filestore(GkeContext context) => new(
        "filestore.csi.storage.gke.io",
        Parameters(
        [
            ("tier", "enterprise"),
            ("multishare", "true"),
            ("network", context.Name),

            // Peering by Google itself. Private service access would add a range and a connection that refuses to be deleted while an
            // instance is there (hashicorp/terraform-provider-google#16275).
            ("connect-mode", "DIRECT_PEERING"),
            ("reserved-ipv4-cidr", context.Settings.Network.FilesCidr.ToString()),
            ("instance-encryption-kms-key", context.DataKey),
            ("labels", context.LabelsAsText()),
        ]),
        []);

    private static ImmutableSortedDictionary<string, Input<string>> Parameters(params (string Key, Input<string> Value)[] parameters) =>
        parameters.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
