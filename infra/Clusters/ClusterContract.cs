using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Infra.Contract;
using Infra.Settings;
using Pulumi;

namespace Infra.Clusters;

/// <summary>
/// The facts that a cluster gives the platform. They are all that the platform knows of a cloud: the layers above read them and never
/// ask which cloud they came from. docs/cluster-contract.md explains each of them.
/// </summary>
internal sealed record ClusterContract
{
    /// <summary>How the cluster is reached; carries the kubeconfig as a secret.</summary>
    public required Pulumi.Kubernetes.Provider Kubernetes { get; init; }

    /// <summary>The Kubernetes minor version, for example "1.35".</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>The driver behind each storage tier. Every tier is there.</summary>
    public required EnumMap<StorageTier, StorageDriver> Storage { get; init; }

    /// <summary>How a pod gets onto the nodes of each role.</summary>
    public required EnumMap<NodeRole, NodePlacement> Nodes { get; init; }

    /// <summary>The most that all nodes of a role have together, for each role that tenants run on; no entry where a role uses another's nodes.</summary>
    public required EnumMap<NodeRole, Resources> Capacity { get; init; }

    /// <summary>The zones that nodes and volumes are in, in order; one entry where a cluster knows no zones.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>The cloud identity of each tenant's service account, by the tenant's name.</summary>
    public required ImmutableSortedDictionary<string, TenantIdentity> Identities { get; init; }

    /// <summary>
    /// The cloud identity of the history server's service account, which reads the event logs of all tenants and nothing else. Null where
    /// there is no history server.
    /// </summary>
    public PodIdentity? HistoryReader { get; init; }

    /// <summary>The name that the cluster's authentication has for a group that tenants name, where the two differ. Default none.</summary>
    public ImmutableSortedDictionary<string, string> GroupNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Where the data lies.</summary>
    public required ObjectStore ObjectStore { get; init; }

    /// <summary>Where Spark images are pushed to and pulled from, for example registry.example.com/spark.</summary>
    public required Input<string> ImageRepository { get; init; }

    /// <summary>The flows out of a tenant's namespace without which Spark cannot work on this cluster.</summary>
    public required ImmutableArray<NetworkFlow> TenantEgress { get; init; }

    /// <summary>Whether nodes get newer images by being replaced, so that an old node has an old image. Default true.</summary>
    public bool NodesAreReplaced { get; init; } = true;

    /// <summary>
    /// The address of the DNS cache that pods ask on their own node, for example 169.254.20.10; null where they ask the cluster's DNS. Default
    /// null.
    /// </summary>
    public string? LocalDns { get; init; }

    /// <summary>
    /// The resources that must exist before a pod of the platform can be scheduled and get a volume. Objects without a pod do not wait for
    /// them.
    /// </summary>
    public required ImmutableArray<Resource> ReadyForPods { get; init; }

    /// <summary>Labels for every object of the cluster, added to the platform's own. Keys and values are valid as Kubernetes labels.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }
}

/// <summary>The CSI driver that keeps a tier's promise.</summary>
/// <param name="Provisioner">The driver's name, for example ebs.csi.aws.com.</param>
/// <param name="Parameters">The storage class's parameters; encryption is among them unless the driver always encrypts.</param>
/// <param name="MountOptions">How volumes are mounted; may be empty.</param>
/// <param name="Expandable">Whether a volume can grow. Default true.</param>
/// <param name="Encrypted">Whether volumes are encrypted. False only where the settings say so by name. Default true.</param>
internal sealed record StorageDriver(
    string Provisioner,
    ImmutableSortedDictionary<string, Input<string>> Parameters,
    ImmutableArray<string> MountOptions,
    bool Expandable = true,
    bool Encrypted = true)
{
    /// <summary>How a volume of the tier is kept as it is at a moment. Null where the driver or the cluster cannot. Default null.</summary>
    public VolumeSnapshots? Snapshots { get; init; }
}

/// <summary>How the driver takes snapshots of volumes.</summary>
/// <param name="Parameters">The snapshot class's parameters; may be empty.</param>
/// <param name="After">What brings the kinds of snapshots and makes them; none where the cluster has them from the start.</param>
internal sealed record VolumeSnapshots(ImmutableSortedDictionary<string, Input<string>> Parameters, ImmutableArray<Resource> After)
{
    /// <summary>Snapshots on a cluster that has their kinds from the start.</summary>
    public static VolumeSnapshots With(params (string Key, Input<string> Value)[] parameters) =>
        new(parameters.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), []);
}

/// <summary>How a tenant's Spark service account is bound to an identity of the cloud, without a key.</summary>
internal sealed record TenantIdentity : PodIdentity
{
    [SetsRequiredMembers]
    public TenantIdentity(PodIdentity binding, Input<string> dataAddress)
        : base(binding) => DataAddress = dataAddress;

    /// <summary>Where the tenant's data lies, as Spark addresses it, for example s3a://bucket/tenant/.</summary>
    public Input<string> DataAddress { get; }
}

/// <summary>How a service account is bound to an identity of the cloud, without a key.</summary>
internal record PodIdentity
{
    /// <summary>The resources that must exist before the service account's pods start.</summary>
    public required ImmutableArray<Resource> Ready { get; init; }

    /// <summary>Annotations of the service account that the binding needs; none where the cloud binds from its own side.</summary>
    public ImmutableSortedDictionary<string, Input<string>> ServiceAccountAnnotations { get; init; } = ImmutableSortedDictionary<string, Input<string>>.Empty;

    /// <summary>Labels of the pods that the binding needs; usually none.</summary>
    public ImmutableSortedDictionary<string, string> PodLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The keys of an object store that knows no identities, by the name that Spark's environment gives them, each a secret. None where the
    /// cloud binds without a key.
    /// </summary>
    public ImmutableSortedDictionary<string, Input<string>> Credentials { get; init; } = ImmutableSortedDictionary<string, Input<string>>.Empty;
}

/// <summary>The object store.</summary>
/// <param name="Address">The store's address as Spark writes it, for example s3a://bucket.</param>
/// <param name="EventLogAddress">Where Spark's event logs go.</param>
/// <param name="Endpoint">The store's address where it is not the cloud's own, which is reached with the bucket in the path; null otherwise.</param>
/// <param name="Region">The region that requests to such a store are signed for; null otherwise.</param>
internal sealed record ObjectStore(Input<string> Address, Input<string> EventLogAddress, string? Endpoint = null, string? Region = null)
{
    /// <summary>
    /// Spark's settings for the store: its file system, the source of its credentials, and the committer that suits it. The keys are Spark's
    /// own; no value is secret.
    /// </summary>
    public required ImmutableSortedDictionary<string, string> SparkConf { get; init; }

    /// <summary>Where a tenant's event logs go.</summary>
    public Input<string> EventLogsOf(string tenant) => EventLogAddress.Apply(address => $"{address}{tenant}/");
}

/// <summary>A flow from a tenant's pods to something outside the cluster's pods.</summary>
/// <param name="Name">Names the network policy, for example allow-object-store.</param>
/// <param name="Cidrs">Where it goes.</param>
/// <param name="Except">What of it stays closed.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="Reason">Why it is open; becomes an annotation.</param>
/// <param name="ToApiServer">Whether it leads to the API server, which drivers need and a service that only reads data does not.</param>
internal sealed record NetworkFlow(
    string Name, ImmutableArray<string> Cidrs, ImmutableArray<string> Except, int Port, string Reason, bool ToApiServer = false);
