using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.OnPrem;
using Pulumi;

namespace Infra.Clusters.OnPrem;

/// <summary>The CSI driver and parameters of each storage tier on an existing cluster, where the drivers are already installed.</summary>
internal static class OnPremStorage
{
    public static EnumMap<StorageTier, StorageDriver> Drivers(OnPremStorageSettings settings) =>
    [
        .. EnumMap.Of(OnPremStorageSettings.BlockTiers, tier => Block(settings, tier) with { Snapshots = Snapshots(settings, tier) }),
        new(StorageTier.Shared, Shared(settings)),
    ];

    private static StorageDriver Block(OnPremStorageSettings settings, StorageTier tier) => settings.Driver switch
    {
        BlockDriver.Vsphere => Vsphere(settings, tier, "xfs"),
        BlockDriver.RookCeph => Ceph(
            settings,
            tier,
            "rbd",
            ("pool", settings.Rook!.Pools[tier]),
            ("imageFormat", "2"),
            ("imageFeatures", "layering"),

            // Rook warns of xfs: it can come to a deadlock where a volume is mounted on the node that keeps it.
            ("csi.storage.k8s.io/fstype", "ext4"),
            ("csi.storage.k8s.io/controller-publish-secret-name", "rook-csi-rbd-provisioner"),
            ("csi.storage.k8s.io/controller-publish-secret-namespace", settings.Rook.Namespace)),
        _ => LocalPath(settings, tier),
    };

    private static StorageDriver Shared(OnPremStorageSettings settings) => settings.Shared switch
    {
        SharedDriver.Cephfs => Ceph(
            settings,
            StorageTier.Shared,
            "cephfs",
            ("fsName", settings.Rook!.FileSystem!),
            ("pool", settings.Rook.FileSystemPool!)),
        SharedDriver.Nfs => new StorageDriver(
            "nfs.csi.k8s.io",
            Parameters(
                ("server", settings.Nfs!.Server),
                ("share", settings.Nfs.Share),
                ("subDir", "${pvc.metadata.namespace}/${pvc.metadata.name}/${pv.metadata.name}")),
            ["nfsvers=4.1", "hard"],
            Encrypted: settings.Encrypts(StorageTier.Shared)),
        SharedDriver.VsphereFile => Vsphere(settings, StorageTier.Shared, "nfs4") with { Expandable = false },
        _ => LocalPath(settings, StorageTier.Shared),
    };

    /// <summary>The storage policy decides on encryption, so there is no parameter that says so.</summary>
    private static StorageDriver Vsphere(OnPremStorageSettings settings, StorageTier tier, string fileSystem) => new(
        "csi.vsphere.vmware.com",
        Parameters(("storagepolicyname", settings.Policies[tier]), ("csi.storage.k8s.io/fstype", fileSystem)),
        [],
        Encrypted: settings.Encrypts(tier));

    private static StorageDriver Ceph(OnPremStorageSettings settings, StorageTier tier, string kind, params (string Key, Input<string> Value)[] parameters)
    {
        var rook = settings.Rook!;
        var encryption = settings.Encrypts(tier)
            ? new (string, Input<string>)[] { ("encrypted", "true"), ("encryptionKMSID", rook.KmsId!) }
            : [];
        return new StorageDriver(
            $"{rook.Namespace}.{kind}.csi.ceph.com",
            Parameters(
            [
                ("clusterID", rook.Namespace),
                ("csi.storage.k8s.io/provisioner-secret-name", $"rook-csi-{kind}-provisioner"),
                ("csi.storage.k8s.io/provisioner-secret-namespace", rook.Namespace),
                ("csi.storage.k8s.io/controller-expand-secret-name", $"rook-csi-{kind}-provisioner"),
                ("csi.storage.k8s.io/controller-expand-secret-namespace", rook.Namespace),
                ("csi.storage.k8s.io/node-stage-secret-name", $"rook-csi-{kind}-node"),
                ("csi.storage.k8s.io/node-stage-secret-namespace", rook.Namespace),
                .. parameters,
                .. encryption,
            ]),
            [],
            Encrypted: settings.Encrypts(tier));
    }

    /// <summary>Of what is kept, and only where the cluster's owner says that it has a snapshot controller.</summary>
    private static VolumeSnapshots? Snapshots(OnPremStorageSettings settings, StorageTier tier) => settings.Driver switch
    {
        _ when !settings.Snapshots || tier == StorageTier.Scratch => null,
        BlockDriver.RookCeph => VolumeSnapshots.With(
            ("clusterID", settings.Rook!.Namespace),
            ("csi.storage.k8s.io/snapshotter-secret-name", "rook-csi-rbd-provisioner"),
            ("csi.storage.k8s.io/snapshotter-secret-namespace", settings.Rook.Namespace)),
        _ => VolumeSnapshots.With(),
    };

    private static StorageDriver LocalPath(OnPremStorageSettings settings, StorageTier tier) =>
        new("rancher.io/local-path", Parameters(), [], Expandable: false, Encrypted: settings.Encrypts(tier));

    private static ImmutableSortedDictionary<string, Input<string>> Parameters(params (string Key, Input<string> Value)[] parameters) =>
        parameters.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
