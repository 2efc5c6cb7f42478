using System.Collections.Immutable;

namespace Infra.Settings.OnPrem;

/// <summary>
/// The settings of a stack on an existing cluster: on premises, in a cloud that has no stack of its own, or on a laptop. The program does
/// not make the cluster, so the settings describe it.
/// </summary>
public sealed record OnPremSettings : CloudSettings
{
    /// <summary>The cluster, and how it is reached.</summary>
    public required OnPremClusterSettings Cluster { get; init; }

    /// <summary>The addresses that tenants must reach.</summary>
    public required OnPremNetworkSettings Network { get; init; }

    /// <summary>The nodes of each role. Every role is there.</summary>
    public required EnumMap<NodeRole, OnPremNodeSettings> Nodes { get; init; }

    /// <summary>The CSI driver of each storage tier.</summary>
    public required OnPremStorageSettings Storage { get; init; }

    /// <summary>The object store.</summary>
    public required OnPremObjectStoreSettings ObjectStore { get; init; }

    /// <summary>Where Spark images are pushed to and pulled from, without scheme and tag. Required.</summary>
    public required string ImageRepository { get; init; }

    /// <inheritdoc/>
    public override EnumMap<NodeRole, PoolBounds> Pools =>
        [.. from nodes in Nodes where nodes.Value.Bounds is not null select KeyValuePair.Create(nodes.Key, nodes.Value.Bounds!)];

    /// <inheritdoc/>
    public override IEnumerable<string> MappedGroups => [];

    /// <inheritdoc/>
    public override bool CanWithhold(NodeRole role) =>
        base.CanWithhold(role) && Nodes[role] is { NodesOf: null } own && (own.Mark is null || own.Mark.Taint is not null);

    /// <inheritdoc/>
    public override ImmutableSortedSet<string> TenantsWithKeys => ObjectStore.TenantsWithKeys;

    /// <inheritdoc/>
    public override bool? HistoryServerHasKeys => ObjectStore.HistoryServerHasKeys;
}

/// <summary>The cluster.</summary>
/// <param name="Version">Its Kubernetes minor version in quotes, for example "1.35". Required.</param>
/// <param name="Context">
/// The context of the local kubeconfig file by which it is reached; null where the setting cluster.kubeconfig, a secret, says how. Exactly
/// one of the two is set.
/// </param>
/// <param name="Zones">The zones that nodes and volumes are in, for example racks or vSphere clusters. Default main, the only one.</param>
public sealed record OnPremClusterSettings(string Version, string? Context, ImmutableArray<string> Zones);

/// <summary>The addresses that tenants must reach inside the cluster's network.</summary>
/// <param name="ApiServers">The networks of the API servers' own addresses, not the service's. At least one.</param>
/// <param name="ApiServerPort">The port on which they listen. Default 6443.</param>
/// <param name="ServiceCidr">The addresses of Kubernetes services. Default 10.96.0.0/12, which is kubeadm's.</param>
/// <param name="LocalDns">
/// The address of a DNS cache on each node that pods ask, as their /etc/resolv.conf has it. Default none: they ask the cluster's DNS.
/// </param>
public sealed record OnPremNetworkSettings(ImmutableArray<Cidr> ApiServers, int ApiServerPort, Cidr ServiceCidr, string? LocalDns);

/// <summary>The nodes of one role.</summary>
/// <param name="NodesOf">The role whose nodes this one uses as well; null where it has nodes of its own. Default null.</param>
/// <param name="Mark">How its nodes are marked; null for the platform's own label and taint. Default null.</param>
/// <param name="Bounds">What its nodes have; null for the role system, and where it uses the nodes of another role.</param>
public sealed record OnPremNodeSettings(NodeRole? NodesOf, OnPremNodeMark? Mark, PoolBounds? Bounds);

/// <summary>How existing nodes are marked.</summary>
/// <param name="LabelKey">The key of the label that they carry.</param>
/// <param name="LabelValue">The label's value; may be empty.</param>
/// <param name="Taint">The key and value of their taint, whose effect is NoSchedule; null where they have none.</param>
public sealed record OnPremNodeMark(string LabelKey, string LabelValue, (string Key, string Value)? Taint);

/// <summary>The storage of the tiers standard, fast and scratch.</summary>
public enum BlockDriver
{
    /// <summary>The vSphere CSI driver: a storage policy for each tier.</summary>
    Vsphere,

    /// <summary>Ceph block devices, run by Rook: a pool for each tier.</summary>
    RookCeph,

    /// <summary>Folders on the nodes' own disks, by the local path provisioner. For trials: a volume is lost with its node.</summary>
    Local,
}

/// <summary>The storage of the tier shared.</summary>
public enum SharedDriver
{
    /// <summary>The Ceph file system, run by Rook.</summary>
    Cephfs,

    /// <summary>An NFS server. Cannot encrypt.</summary>
    Nfs,

    /// <summary>vSAN file shares. Cannot encrypt, cannot be expanded.</summary>
    VsphereFile,

    /// <summary>A folder that every node sees, by the local path provisioner. For trials: cannot encrypt, cannot be expanded.</summary>
    Local,
}

/// <summary>The CSI driver of each storage tier. The drivers are already installed.</summary>
/// <param name="Driver">The storage of the tiers standard, fast and scratch. Required.</param>
/// <param name="Shared">The storage of the tier shared. Required.</param>
/// <param name="Unencrypted">The tiers whose volumes are not encrypted. Default none.</param>
/// <param name="Snapshots">
/// Whether the cluster has the snapshot controller and its kinds, so that volumes of standard and fast can be kept as they are at a moment.
/// Default false; not with <see cref="BlockDriver.Local"/>.
/// </param>
/// <param name="Policies">The vSphere storage policy of each tier that vSphere keeps.</param>
/// <param name="Rook">Where Ceph is; null where no tier is kept by it.</param>
/// <param name="Nfs">Where the NFS server is; null where it is not used.</param>
public sealed record OnPremStorageSettings(
    BlockDriver Driver,
    SharedDriver Shared,
    ImmutableSortedSet<StorageTier> Unencrypted,
    bool Snapshots,
    EnumMap<StorageTier, string> Policies,
    RookSettings? Rook,
    NfsSettings? Nfs)
{
    /// <summary>The tiers that need block storage.</summary>
    public static ImmutableArray<StorageTier> BlockTiers { get; } = [StorageTier.Standard, StorageTier.Fast, StorageTier.Scratch];

    /// <summary>Whether a tier's volumes are encrypted.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>False where the settings say so by name.</returns>
    public bool Encrypts(StorageTier tier) => !Unencrypted.Contains(tier);
}

/// <summary>Ceph, as Rook runs it.</summary>
/// <param name="Namespace">The namespace of the Ceph cluster and its operator. Default rook-ceph.</param>
/// <param name="Pools">The pool of each tier that is a block device.</param>
/// <param name="FileSystem">The file system behind the tier shared; null where it is not used.</param>
/// <param name="FileSystemPool">The file system's data pool; null as above.</param>
/// <param name="KmsId">The id of the key store in Ceph CSI's configuration. Required where Ceph keeps a tier that is encrypted.</param>
public sealed record RookSettings(
    string Namespace, EnumMap<StorageTier, string> Pools, string? FileSystem, string? FileSystemPool, string? KmsId);

/// <summary>The NFS server.</summary>
/// <param name="Server">Its name or address. Required.</param>
/// <param name="Share">The exported folder. Required.</param>
public sealed record NfsSettings(string Server, string Share);

/// <summary>The S3-compatible object store. The keys of the tenants are secrets and are not here.</summary>
/// <param name="Endpoint">Its address. https, unless objectStore.allowPlainHttp allows http. Required.</param>
/// <param name="Region">The region that requests are signed for. Default us-east-1, which S3-compatible stores take.</param>
/// <param name="Bucket">The bucket, which is there already. Required.</param>
/// <param name="Cidrs">The networks of the addresses behind the endpoint's name. At least one.</param>
/// <param name="TenantsWithKeys">The tenants whose keys the settings hold.</param>
/// <param name="HistoryServerHasKeys">Whether the settings hold keys for the history server.</param>
public sealed record OnPremObjectStoreSettings(
    Uri Endpoint, string Region, string Bucket, ImmutableArray<Cidr> Cidrs, ImmutableSortedSet<string> TenantsWithKeys, bool HistoryServerHasKeys);
