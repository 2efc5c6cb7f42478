using System.Collections.Immutable;

namespace Infra.Settings.Eks;

/// <summary>The settings of a stack on Amazon EKS.</summary>
public sealed record EksSettings : CloudSettings
{
    /// <summary>The network that the cluster gets.</summary>
    public required EksNetworkSettings Network { get; init; }

    /// <summary>The control plane and its add-ons.</summary>
    public required EksClusterSettings Cluster { get; init; }

    /// <summary>Who may reach the cluster's API with which rights.</summary>
    public required EksAccessSettings Access { get; init; }

    /// <summary>The node pools, by role.</summary>
    public required EksNodeSettings Nodes { get; init; }

    /// <summary>The bucket and the registry.</summary>
    public required EksDataLakeSettings DataLake { get; init; }

    /// <inheritdoc/>
    public override EnumMap<NodeRole, PoolBounds> Pools =>
        Nodes.Elastic.Map((_, pool) => new PoolBounds(pool.Limit, pool.MaximumVcpus));

    /// <inheritdoc/>
    public override ApiServerAccess Api => Cluster.Api;

    /// <inheritdoc/>
    public override IEnumerable<string> MappedGroups => Access.Groups.Keys;

    /// <inheritdoc/>
    /// <remarks>Not refused: an identity provider that the cluster is associated with may fill the group.</remarks>
    public override IEnumerable<(string Key, string Reason)> WarnsOf(TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        foreach (var group in tenant.Groups.All.Where(group => !Access.Groups.ContainsKey(group)))
        {
            yield return (
                "groups",
                $"has {group}, but the stack does not say who is in it, so it is empty. Write the ARNs of its IAM roles or users under access.groups.{group} "
                + "of the stack, or [] where something else fills the group.");
        }
    }
}

/// <summary>How the ways out to the internet are laid.</summary>
public enum NatMode
{
    /// <summary>A NAT gateway in each zone: a zone can fail without cutting off the others.</summary>
    PerZone,

    /// <summary>One NAT gateway for all zones: cheaper, and a single point of failure.</summary>
    Single,
}

/// <summary>The cluster's network.</summary>
/// <param name="Cidr">
/// The VPC's addresses, /16 to /18. Each zone's private subnet gets a quarter of it, because pods have addresses of the VPC. Required.
/// </param>
/// <param name="ServiceCidr">The addresses of Kubernetes services, /12 to /24; not within the VPC. Default 172.20.0.0/16.</param>
/// <param name="Reserved">Networks that the VPC will be connected with and so must not overlap. Default none.</param>
/// <param name="Zones">The letters of two or three of the region's zones. Default none: the first three that can hold a control plane.</param>
/// <param name="Nat">How the ways out are laid. Default per zone.</param>
/// <param name="InterfaceEndpoints">
/// The AWS services that are reached inside the VPC, for example ecr.api. Each costs by the hour and zone. S3 always is, at no cost.
/// Default ecr.api, ecr.dkr, sts.
/// </param>
/// <param name="FlowLogs">Whether the network's flows are logged. Default true.</param>
public sealed record EksNetworkSettings(
    Cidr Cidr,
    Cidr ServiceCidr,
    ImmutableArray<Cidr> Reserved,
    ImmutableArray<string> Zones,
    NatMode Nat,
    ImmutableArray<string> InterfaceEndpoints,
    bool FlowLogs);

/// <summary>The control plane.</summary>
/// <param name="Version">The Kubernetes minor version in quotes, for example "1.35". Required.</param>
/// <param name="Api">Who reaches the API server. Default its own nodes and pods.</param>
/// <param name="LogRetentionDays">How long control-plane and flow logs are kept, in days: a number that CloudWatch knows. Default 90.</param>
/// <param name="DeletionProtection">
/// Whether the cluster and what holds data refuse to be deleted, in AWS and in Pulumi. Default true. Lower it, and run up, before destroy.
/// </param>
/// <param name="Addons">The add-ons' exact versions by name, for example vpc-cni: v1.22.4-eksbuild.3. Required: all six.</param>
/// <param name="Karpenter">The charts of the node autoscaler; both have the same version.</param>
public sealed record EksClusterSettings(
    string Version,
    ApiServerAccess Api,
    int LogRetentionDays,
    bool DeletionProtection,
    ImmutableSortedDictionary<string, string> Addons,
    ChartSettings Karpenter);

/// <summary>Who may reach the cluster's API.</summary>
/// <param name="Admins">
/// The ARNs of IAM roles or users that administer the cluster. The one that runs Pulumi must be among them, because the cluster's creator
/// gets no rights by itself. At least one.
/// </param>
/// <param name="Groups">
/// For each group that a tenant names, the ARNs of the IAM roles or users that are in it. Default none, with a warning: the group is empty.
/// </param>
public sealed record EksAccessSettings(ImmutableArray<string> Admins, ImmutableSortedDictionary<string, ImmutableArray<string>> Groups);

/// <summary>The node pools.</summary>
/// <param name="Ami">
/// The pinned release of the nodes' image as Karpenter writes it, for example al2023@v20260930. "latest" is refused: it replaces nodes
/// whenever AWS releases an image. Required.
/// </param>
/// <param name="System">The managed node group of the platform's own services.</param>
/// <param name="Driver">The pool of drivers, notebooks and whatever names no role. On demand.</param>
/// <param name="Executor">The pool of executors. Spot with on-demand fallback.</param>
/// <param name="Large">The pool of machines with 64 vCPUs and more. On demand unless its settings say spot.</param>
/// <param name="LocalNvme">The pool of machines with local NVMe disks, which are one RAID 0 for scratch data. Spot with on-demand fallback.</param>
public sealed record EksNodeSettings(
    string Ami, EksSystemPoolSettings System, EksPoolSettings Driver, EksPoolSettings Executor, EksPoolSettings Large, EksPoolSettings LocalNvme)
{
    /// <summary>Whether a pool has spot machines.</summary>
    public bool HasSpot => Elastic.Values.Any(pool => pool.Spot);

    /// <summary>The pools that grow and shrink, by role.</summary>
    public EnumMap<NodeRole, EksPoolSettings> Elastic =>
    [
        new(NodeRole.Driver, Driver),
        new(NodeRole.Executor, Executor),
        new(NodeRole.Large, Large),
        new(NodeRole.LocalNvme, LocalNvme),
    ];
}

/// <summary>The managed node group that is always on.</summary>
/// <param name="InstanceTypes">Machine types in order of preference. Default m7i.xlarge, m6i.xlarge.</param>
/// <param name="Minimum">The least number of nodes, 2 to 20. Default 3.</param>
/// <param name="Maximum">The most nodes, at least the minimum, at most 50. Default 6.</param>
/// <param name="DiskSize">Each node's disk, in whole Gi. Default 80Gi.</param>
public sealed record EksSystemPoolSettings(ImmutableArray<string> InstanceTypes, int Minimum, int Maximum, Quantity DiskSize);

/// <summary>A pool that starts at zero nodes and grows with what is asked of it.</summary>
/// <param name="Limit">The most that all its nodes together have. Required.</param>
/// <param name="InstanceCategories">The families that its machines come from, for example m and r.</param>
/// <param name="MinimumVcpus">The smallest machine, in vCPUs.</param>
/// <param name="MaximumVcpus">The largest machine, in vCPUs.</param>
/// <param name="Spot">Whether spot machines are preferred. Drivers never run on them.</param>
/// <param name="DiskSize">Each node's disk, in whole Gi.</param>
/// <param name="ConsolidateAfter">How long a node must be idle or underused before it may be removed.</param>
/// <param name="ExpireAfter">The age at which a node is replaced; null for never.</param>
/// <param name="DrainLimit">How long a driver still runs on a node that must go; null for as long as it likes.</param>
public sealed record EksPoolSettings(
    Resources Limit,
    ImmutableArray<string> InstanceCategories,
    int MinimumVcpus,
    int MaximumVcpus,
    bool Spot,
    Quantity DiskSize,
    string ConsolidateAfter,
    string? ExpireAfter,
    string? DrainLimit);

/// <summary>The bucket and the registry.</summary>
/// <param name="Bucket">The bucket's name, unique in the world. Default name-data-account-region.</param>
/// <param name="EventLogDays">How long Spark's event logs are kept, 1 to 3,650 days. Default 90.</param>
/// <param name="NoncurrentVersionDays">How long overwritten and deleted objects can be brought back, 1 to 3,650 days. Default 30.</param>
/// <param name="AccessLogs">Whether each request to the bucket is logged. Default true.</param>
public sealed record EksDataLakeSettings(string? Bucket, int EventLogDays, int NoncurrentVersionDays, bool AccessLogs);
