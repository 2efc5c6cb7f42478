using System.Collections.Immutable;

namespace Infra.Settings.Gke;

/// <summary>The settings of a stack on Google Kubernetes Engine.</summary>
public sealed record GkeSettings : CloudSettings
{
    /// <summary>The network that the cluster gets.</summary>
    public required GkeNetworkSettings Network { get; init; }

    /// <summary>The control plane.</summary>
    public required GkeClusterSettings Cluster { get; init; }

    /// <summary>Who is in the groups that tenants name.</summary>
    public required GkeAccessSettings Access { get; init; }

    /// <summary>The node pools, by role.</summary>
    public required GkeNodeSettings Nodes { get; init; }

    /// <summary>The bucket and the registry.</summary>
    public required GkeDataLakeSettings DataLake { get; init; }

    /// <inheritdoc/>
    public override EnumMap<NodeRole, PoolBounds> Pools =>
        Nodes.Elastic.Map((_, pool) => new PoolBounds(pool.Capacity, pool.Machine.Vcpus));

    /// <inheritdoc/>
    public override ApiServerAccess Api => Cluster.Api;

    /// <inheritdoc/>
    public override IEnumerable<string> MappedGroups => Access.Groups.Keys;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Reason)> Refuses(TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        foreach (var group in tenant.Groups.All.Where(group => !Access.Groups.ContainsKey(group)))
        {
            yield return ("groups", $"has {group}, but GKE knows a group by its address. Write the address under access.groups.{group} of the stack.");
        }

        foreach (var volume in TenantVolume.Of(tenant))
        {
            // What a disk or a share of Filestore has at least and at most; the fast tier's operations need 1 Gi for each 500.
            var (least, most) = volume.Tier switch
            {
                StorageTier.Shared => ("10Gi", "1Ti"),
                StorageTier.Fast => ("32Gi", "64Ti"),
                _ => ("4Gi", "64Ti"),
            };
            if (volume.Size < Quantity.Parse(least) || volume.Size > Quantity.Parse(most))
            {
                yield return (
                    volume.Key,
                    $".size is {volume.Size}, but on GKE a volume of the tier {StorageTiers.Name(volume.Tier)} "
                    + $"has {least} to {most}. Change the size or the tier.");
            }
        }
    }
}

/// <summary>The cluster's network.</summary>
/// <param name="Cidr">The addresses of nodes and of the API server's private endpoint, /16 to /26. Required.</param>
/// <param name="PodCidr">The addresses of pods, /9 to /21. It must hold a block for each node that the pools can have. Required.</param>
/// <param name="ServiceCidr">The addresses of Kubernetes services, /16 to /27. Default 172.20.0.0/20.</param>
/// <param name="FilesCidr">
/// The addresses of the Filestore instances behind the tier shared, /16 to /24. Each instance takes a part; a /24 has room for one. Required.
/// </param>
/// <param name="Reserved">Networks that this one will be connected with and so must not overlap. Default none.</param>
/// <param name="Zones">The letters of the region's zones that nodes are in, 2 to 4. Default the first three of the region.</param>
/// <param name="PodsPerNode">The most pods on a node, 16 to 256. Default 64.</param>
/// <param name="FlowLogs">Whether the network's flows are logged, those between pods of one node too. Default true.</param>
public sealed record GkeNetworkSettings(
    Cidr Cidr,
    Cidr PodCidr,
    Cidr ServiceCidr,
    Cidr FilesCidr,
    ImmutableArray<Cidr> Reserved,
    ImmutableArray<string> Zones,
    int PodsPerNode,
    bool FlowLogs)
{
    /// <summary>How many nodes have room in the pods' network: GKE gives each a block of at least twice its pods, a power of two.</summary>
    public int NodesWithPods => 1 << (32 - PodCidr.PrefixLength - (32 - int.LeadingZeroCount((2 * PodsPerNode) - 1)));

    /// <summary>How many nodes have an address: four are Google's own, one is the private endpoint's.</summary>
    public int NodesWithAddress => (1 << (32 - Cidr.PrefixLength)) - 5;
}

/// <summary>Which Kubernetes releases the cluster gets, and how early.</summary>
public enum GkeReleaseChannel
{
    /// <summary>Some weeks after Rapid; what Google recommends.</summary>
    Regular,

    /// <summary>Some months after Regular.</summary>
    Stable,

    /// <summary>As Regular, with up to two years of support for each minor version at extra cost.</summary>
    Extended,

    /// <summary>As soon as they are out.</summary>
    Rapid,
}

/// <summary>Who decides when the cluster goes to the next minor version.</summary>
public enum GkeMinorUpgrades
{
    /// <summary>The settings do. Only when its version's support ends is the cluster upgraded by Google.</summary>
    Held,

    /// <summary>Google does, in the maintenance windows.</summary>
    Automatic,
}

/// <summary>The control plane.</summary>
/// <param name="Version">The Kubernetes minor version in quotes, for example "1.35". Required.</param>
/// <param name="ReleaseChannel">Where its patches come from. Default regular.</param>
/// <param name="MinorUpgrades">Who decides about the next minor version. Default held.</param>
/// <param name="Api">Who reaches the API server. Default its own nodes and pods, and by its DNS name whom IAM allows to connect.</param>
/// <param name="Maintenance">When Google may change the cluster.</param>
/// <param name="KeyRing">
/// The name of the key ring, 1 to 63 characters. Google never deletes a key ring, so a cluster that is created again after a destroy
/// needs another. Default the cluster's name.
/// </param>
/// <param name="AuditReads">Whether the audit log has reads, of secrets for example, and not only what changes something. Default true.</param>
/// <param name="DeletionProtection">
/// Whether the cluster and what holds data refuse to be deleted, in Google Cloud and in Pulumi. Default true. Lower it, and run up, before destroy.
/// </param>
public sealed record GkeClusterSettings(
    string Version,
    GkeReleaseChannel ReleaseChannel,
    GkeMinorUpgrades MinorUpgrades,
    ApiServerAccess Api,
    GkeMaintenanceSettings Maintenance,
    string? KeyRing,
    bool AuditReads,
    bool DeletionProtection);

/// <summary>When Google may change the cluster. Google demands 48 hours in any 32 days, so days times hours are at least 12.</summary>
/// <param name="Days">The days of the week. Default saturday, sunday.</param>
/// <param name="Start">When the window opens, in UTC, for example "02:00". Default "02:00".</param>
/// <param name="Hours">How long it is open, 4 to 24 hours. Default 8.</param>
public sealed record GkeMaintenanceSettings(ImmutableArray<DayOfWeek> Days, string Start, int Hours);

/// <summary>Who is in the groups that tenants name. Who administers the cluster is a matter of the project's IAM.</summary>
/// <param name="SecurityGroup">
/// The Google group that holds all groups below as members: gke-security-groups@ your domain. Required where there are groups.
/// </param>
/// <param name="Groups">For each group that a tenant names, the address of its Google group. Required for each.</param>
public sealed record GkeAccessSettings(string? SecurityGroup, ImmutableSortedDictionary<string, string> Groups);

/// <summary>The node pools.</summary>
/// <param name="System">The nodes of the platform's own services.</param>
/// <param name="Driver">The pool of drivers, notebooks and whatever names no role. On demand.</param>
/// <param name="Executor">The pool of executors. Spot with on-demand fallback.</param>
/// <param name="Large">The pool of machines with 64 vCPUs and more. On demand.</param>
/// <param name="LocalNvme">The pool of machines with local disks, which hold the node's ephemeral storage. Spot with on-demand fallback.</param>
public sealed record GkeNodeSettings(
    GkeSystemPoolSettings System, GkePoolSettings Driver, GkePoolSettings Executor, GkePoolSettings Large, GkePoolSettings LocalNvme)
{
    /// <summary>The pools that grow and shrink, by role.</summary>
    public EnumMap<NodeRole, GkePoolSettings> Elastic =>
    [
        new(NodeRole.Driver, Driver),
        new(NodeRole.Executor, Executor),
        new(NodeRole.Large, Large),
        new(NodeRole.LocalNvme, LocalNvme),
    ];

    /// <summary>
    /// The most nodes that there can be at once. While a pool is upgraded it has one more than its maximum; the drivers' pool, where it is upgraded
    /// by Google, has as many again, because old nodes stay until their drivers end.
    /// </summary>
    public int MaximumNodes => System.Maximum + 1 + Elastic.Values.Sum(pool => pool.MaximumNodes + (pool.FallbackNodes > 0 ? 2 : 1))
        + (Driver.DrainLimit is null ? 0 : Driver.MaximumNodes);
}

/// <summary>The pool that is always on.</summary>
/// <param name="Machine">Its machine type. Default n4-standard-4.</param>
/// <param name="Minimum">The least number of nodes, 3 to 20. Default 3.</param>
/// <param name="Maximum">The most nodes, at least the minimum, at most 50. Default 6.</param>
/// <param name="DiskSize">Each node's disk, in whole Gi. Default 80Gi.</param>
public sealed record GkeSystemPoolSettings(GkeMachineType Machine, int Minimum, int Maximum, Quantity DiskSize);

/// <summary>A pool that grows with what is asked of it.</summary>
/// <param name="Limit">The most that all its nodes together may have. At least one machine. Required.</param>
/// <param name="Machine">Its machine type.</param>
/// <param name="Minimum">The least number of nodes.</param>
/// <param name="Spot">Whether its nodes are spot machines. Drivers never run on them.</param>
/// <param name="OnDemandPercent">
/// How many of a hundred nodes may be on demand where spot machines are not to be had, 0 to 90. A pool on GKE has one kind of machine, so
/// they are a second pool, and the limit is shared between the two.
/// </param>
/// <param name="DiskSize">Each node's disk, in whole Gi.</param>
/// <param name="Zones">The letters of the zones that it is in, where its machines are not in all. Default all of the network's zones.</param>
/// <param name="DrainLimit">How long a driver still runs on a node that must go; null for as long as it likes.</param>
public sealed record GkePoolSettings(
    Resources Limit,
    GkeMachineType Machine,
    int Minimum,
    bool Spot,
    int OnDemandPercent,
    Quantity DiskSize,
    ImmutableArray<string> Zones,
    TimeSpan? DrainLimit)
{
    /// <summary>The most nodes within the limit.</summary>
    public int MaximumNodes => (int)Math.Min(int.MaxValue, Math.Min(
        decimal.Floor(Limit.Cpu.Value / Machine.Vcpus),
        decimal.Floor(Limit.Memory.Value / Quantity.Parse($"{Machine.MemoryGi}Gi").Value)));

    /// <summary>How many of the nodes may be on demand in a pool of spot machines.</summary>
    public int FallbackNodes => Spot && OnDemandPercent > 0 ? Math.Max(1, MaximumNodes * OnDemandPercent / 100) : 0;

    /// <summary>The most cores and memory that all nodes together have.</summary>
    public Resources Capacity => new(
        Quantity.Parse($"{(long)MaximumNodes * Machine.Vcpus}"), Quantity.Parse($"{(long)MaximumNodes * Machine.MemoryGi}Gi"));
}

/// <summary>The bucket and the registry.</summary>
/// <param name="Bucket">The bucket's name, unique in the world. Default name-data-project number.</param>
/// <param name="EventLogDays">How long Spark's event logs are kept, 1 to 3,650 days. Default 90.</param>
/// <param name="NoncurrentVersionDays">How long overwritten and deleted objects can be brought back, 1 to 3,650 days. Default 30.</param>
/// <param name="SoftDeleteDays">How long what is gone for good can still be restored by Google, 0 (not at all) or 7 to 90 days. Default 7.</param>
/// <param name="AccessLogs">Whether each request to the project's buckets is logged. Default true.</param>
public sealed record GkeDataLakeSettings(string? Bucket, int EventLogDays, int NoncurrentVersionDays, int SoftDeleteDays, bool AccessLogs);
