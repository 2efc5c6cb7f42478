using System.Collections.Immutable;
using Infra.Settings;
using Pulumi;

namespace Infra.Clusters.Aks;

/// <summary>The CSI driver and parameters of each storage tier on AKS.</summary>
internal static class AksStorage
{
    public static EnumMap<StorageTier, StorageDriver> Drivers(AksContext context) =>
    [
        new(StorageTier.Standard, Disk(context, kept: true)),

        // Premium SSD v2 and not Ultra: it has the same speed at this size, and machines need not reserve it at a price of their own.
        new(StorageTier.Fast, Disk(context, kept: true, ("DiskIOPSReadWrite", "16000"), ("DiskMBpsReadWrite", "1000"))),
        new(StorageTier.Shared, new StorageDriver("file.csi.azure.com", Parameters(
            ("protocol", "nfs"),
            ("skuName", "Premium_ZRS"),
            ("resourceGroup", context.DataResourceGroup),
            ("storageAccount", context.FilesAccountName),
            ("encryptInTransit", "true"),

            // Without a subnet's name the driver opens every subnet of the network to storage, the API server's included.
            ("vnetResourceGroup", context.ResourceGroup),
            ("vnetName", context.NetworkName),
            ("subnetName", string.Join(',', context.Zones.Select(AksContext.NodeSubnetName)))), ["nconnect=4", "noresvport", "actimeo=30"])),
        new(StorageTier.Scratch, Disk(context, kept: false, ("DiskIOPSReadWrite", "6000"), ("DiskMBpsReadWrite", "500"))),
    ];

    /// <summary>Volumes that are kept lie in a resource group of ours; scratch goes with the cluster, so it stays in the cluster's.</summary>
    private static StorageDriver Disk(AksContext context, bool kept, params (string Key, Input<string> Value)[] parameters)
    {
        (string Key, Input<string> Value)[] place = kept ? [("resourceGroup", context.VolumeResourceGroup)] : [];
        return new StorageDriver(
            "disk.csi.azure.com",
            Parameters([
                ("skuName", "PremiumV2_LRS"),
                ("cachingMode", "None"),
                ("csi.storage.k8s.io/fstype", "xfs"),
                ("diskEncryptionSetID", context.VolumeEncryptionId),
                ("networkAccessPolicy", "DenyAll"),
                ("publicNetworkAccess", "Disabled"),

                // Volumes are made by the driver and not by Pulumi: these tags find the ones that are left behind.
                ("tags", string.Join(',', context.Tags().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))),
                .. place,
                .. parameters,
            ]),
            [])
        {
            // Beside the volumes, so that a snapshot outlives the cluster as they do.
            Snapshots = kept
                ? VolumeSnapshots.With(("incremental", "true"), ("resourceGroup", context.VolumeResourceGroup))
                : null,
        };
    }

    private static ImmutableSortedDictionary<string, Input<string>> Parameters(params (string Key, Input<string> Value)[] parameters) =>
        parameters.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
