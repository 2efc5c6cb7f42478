using System.Collections.Immutable;

namespace Infra.Settings.Aks;

/// <summary>The settings of a stack on Azure Kubernetes Service.</summary>
public sealed record AksSettings : CloudSettings
{
    private static readonly Quantity SmallestShare = Quantity.Parse("100Gi");

    /// <summary>The network that the cluster gets.</summary>
    public required AksNetworkSettings Network { get; init; }

    /// <summary>The control plane and its add-ons.</summary>
    public required AksClusterSettings Cluster { get; init; }

    /// <summary>Who may reach the cluster's API with which rights.</summary>
    public required AksAccessSettings Access { get; init; }

    /// <summary>The node pools, by role.</summary>
    public required AksNodeSettings Nodes { get; init; }

    /// <summary>The storage accounts and the registry.</summary>
    public required AksDataLakeSettings DataLake { get; init; }

    /// <inheritdoc/>
    public override EnumMap<NodeRole, PoolBounds> Pools =>
        Nodes.Elastic.Map((_, pool) => new PoolBounds(pool.VmSize.Of(pool.Count), pool.VmSize.Vcpus));

    /// <inheritdoc/>
    public override ApiServerAccess Api => Cluster.Api;

    /// <inheritdoc/>
    public override IEnumerable<string> MappedGroups => Access.Groups.Keys;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Reason)> Refuses(TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (tenant.Name.Length < 3 || tenant.Name.Contains("--", StringComparison.Ordinal))
        {
            yield return (
                "name",
                $"is {tenant.Name}, but the tenant's container in Azure needs a name of at least 3 characters without two dashes in a row. Choose another.");
        }

        if (tenant.Name == AksDataLakeSettings.EventLogContainer)
        {
            yield return ("name", $"is {tenant.Name}, which is the container of the event logs. Choose another.");
        }

        foreach (var volume in TenantVolume.Of(tenant).Where(volume => volume.Tier == StorageTier.Shared && volume.Size < SmallestShare))
        {
            yield return (
                volume.Key,
                $".size is {volume.Size} of the tier shared, but the smallest file share of Azure's that can be mounted by NFS has {SmallestShare}. Raise it.");
        }

        foreach (var group in tenant.Groups.All.Where(group => !Access.Groups.ContainsKey(group) && !Guid.TryParseExact(group, "D", out _)))
        {
            yield return ("groups", $"has {group}, but AKS knows a group by its object id in Entra ID. Write the id under access.groups.{group} of the stack.");
        }
    }
}

/// <summary>How the ways out to the internet are laid.</summary>
public enum AksNatMode
{
    /// <summary>A NAT gateway in each zone: a zone can fail without cutting off the others.</summary>
    PerZone,

    /// <summary>One NAT gateway, in the first zone, for all zones: cheaper, and a single point of failure.</summary>
    Single,
}

/// <summary>How a token for the cluster's API is got where kubectl and Pulumi run, by kubelogin.</summary>
public enum AksLogin
{
    /// <summary>From the Azure command line, which somebody or something has logged in.</summary>
    AzureCli,

    /// <summary>From a federated token, as in a pipeline or a pod.</summary>
    WorkloadIdentity,

    /// <summary>From the machine's managed identity.</summary>
    ManagedIdentity,
}

/// <summary>The cluster's network.</summary>
/// <param name="Cidr">
/// The virtual network's addresses, /16 to /22. Each zone's nodes get a quarter of it, the API server a /28 of the last one. Required.
/// </param>
/// <param name="PodCidr">The addresses of pods, /8 to /20; each node takes a /24. Outside the virtual network. Default 100.64.0.0/14.</param>
/// <param name="ServiceCidr">The addresses of Kubernetes services, /13 to /24; outside both. Default 172.20.0.0/16.</param>
/// <param name="Reserved">Networks that this one will be connected with, and so must not overlap, nor the pods' addresses. Default none.</param>
/// <param name="Zones">How many availability zones, 2 or 3. Default 3.</param>
/// <param name="Nat">How the ways out are laid. Default per zone.</param>
public sealed record AksNetworkSettings(Cidr Cidr, Cidr PodCidr, Cidr ServiceCidr, ImmutableArray<Cidr> Reserved, int Zones, AksNatMode Nat)
{
    /// <summary>The addresses of one zone's nodes.</summary>
    /// <param name="zone">The zone, from 0.</param>
    /// <returns>A quarter of the network.</returns>
    public Cidr NodeSubnet(int zone) => Cidr.Subnet(2, zone);

    /// <summary>The addresses of the API server: a /28 of the network's last quarter.</summary>
    public Cidr ApiServerSubnet => Cidr.Subnet(28 - Cidr.PrefixLength, 3 << (26 - Cidr.PrefixLength));

    /// <summary>How many nodes a zone's subnet has room for; Azure keeps five addresses.</summary>
    public int NodesInZone => (1 << (30 - Cidr.PrefixLength)) - 5;

    /// <summary>How many nodes the pods' addresses are enough for.</summary>
    public int NodesWithPods => 1 << (24 - PodCidr.PrefixLength);
}

/// <summary>The control plane.</summary>
/// <param name="Version">
/// The Kubernetes minor version in quotes, for example "1.35". AKS keeps its patches up to date in the maintenance window. Required.
/// </param>
/// <param name="Api">Who reaches the API server. Default its own nodes and pods.</param>
/// <param name="LogRetentionDays">How long control-plane logs are kept, 30 to 730 days. Default 90.</param>
/// <param name="AuditReads">Whether the audit log has reads, of secrets for example, and not only what changes something. Default true.</param>
/// <param name="DeletionProtection">
/// Whether the cluster and what holds data refuse to be deleted in Pulumi, and the key vault and the registry in Azure too. Default true.
/// Lower it, and run up, before destroy.
/// </param>
/// <param name="Maintenance">When AKS may upgrade patches and node images.</param>
/// <param name="AzurePolicy">Whether Azure Policy's add-on runs on the cluster. Default false.</param>
/// <param name="Defender">Whether Microsoft Defender watches the nodes; it costs by the vCPU. Default false.</param>
/// <param name="KeyVault">The key vault's name, unique in the world. Default name-hash.</param>
public sealed record AksClusterSettings(
    string Version,
    ApiServerAccess Api,
    int LogRetentionDays,
    bool AuditReads,
    bool DeletionProtection,
    AksMaintenanceSettings Maintenance,
    bool AzurePolicy,
    bool Defender,
    string? KeyVault);

/// <summary>The weekly window of eight hours in which AKS may upgrade.</summary>
/// <param name="Day">The day of the week. Default Saturday.</param>
/// <param name="Hour">The hour at which it begins, 0 to 23, in UTC. Default 2.</param>
public sealed record AksMaintenanceSettings(DayOfWeek Day, int Hour);

/// <summary>Who may reach the cluster's API.</summary>
/// <param name="Admins">
/// The object ids of the Entra ID groups that administer the cluster. What runs Pulumi must be in one of them, because local accounts are
/// off. At least one.
/// </param>
/// <param name="Login">How a token is got where kubectl and Pulumi run. Default from the Azure command line.</param>
/// <param name="Groups">For each group that a tenant names, its object id in Entra ID. Default none.</param>
public sealed record AksAccessSettings(ImmutableArray<string> Admins, AksLogin Login, ImmutableSortedDictionary<string, string> Groups);

/// <summary>The node pools. Each role has one in every zone, because volumes and NAT gateways live in a zone.</summary>
/// <param name="System">The pools of the platform's own services.</param>
/// <param name="Driver">The pools of drivers, notebooks and whatever names no role. On demand.</param>
/// <param name="Executor">The pools of executors. Spot with on-demand fallback.</param>
/// <param name="Large">The pools of machines with 64 vCPUs and more. On demand.</param>
/// <param name="LocalNvme">The pools of machines with local NVMe disks. Spot with on-demand fallback.</param>
public sealed record AksNodeSettings(
    AksSystemPoolSettings System, AksPoolSettings Driver, AksPoolSettings Executor, AksPoolSettings Large, AksPoolSettings LocalNvme)
{
    /// <summary>The pools that grow and shrink, by role.</summary>
    public EnumMap<NodeRole, AksPoolSettings> Elastic =>
    [
        new(NodeRole.Driver, Driver),
        new(NodeRole.Executor, Executor),
        new(NodeRole.Large, Large),
        new(NodeRole.LocalNvme, LocalNvme),
    ];

    /// <summary>The most nodes that the cluster can have, with the one that it is made with.</summary>
    public int Count => 1 + System.Maximum + Elastic.Values.Sum(pool => pool.Count);
}

/// <summary>The pools that are always on.</summary>
/// <param name="VmSize">The machine. A change makes new pools before the old ones go. Default Standard_D4ads_v5.</param>
/// <param name="Minimum">The least number of nodes over all zones, at least one in each, at most 20. Default 3.</param>
/// <param name="Maximum">The most nodes over all zones, at least the minimum, at most 50. Default 6.</param>
/// <param name="DiskGi">Each node's disk, on the machine's own disk, in Gi. Default all that the machine has. A change makes new pools.</param>
public sealed record AksSystemPoolSettings(VmSize VmSize, int Minimum, int Maximum, int DiskGi);

/// <summary>Pools that start at zero nodes and grow with what is asked of them.</summary>
/// <param name="VmSize">The machine. A change makes new pools before the old ones go.</param>
/// <param name="Limit">The most that all their nodes together have. Required; at least one machine.</param>
/// <param name="Spot">Whether spot machines are preferred. Drivers never run on them.</param>
/// <param name="OnDemandPercent">How much of the limit is on demand, for when no spot machine is to be had, 0 to 90. Default 25; 0 without spot.</param>
/// <param name="DiskGi">
/// Each node's disk, on the machine's own disks, in Gi; images and emptyDir volumes are on it. Default all that the machine has, at most 2,040Gi.
/// </param>
public sealed record AksPoolSettings(VmSize VmSize, Resources Limit, bool Spot, int OnDemandPercent, int DiskGi)
{
    /// <summary>The most machines that the limit allows.</summary>
    public int Count => VmSize.CountWithin(Limit);

    /// <summary>The most spot machines; at least one where spot is preferred.</summary>
    public int SpotCount => Spot ? Math.Max(1, Count - (Count * OnDemandPercent / 100)) : 0;

    /// <summary>The most machines on demand.</summary>
    public int OnDemandCount => Count - SpotCount;
}

/// <summary>The storage accounts and the registry.</summary>
/// <param name="Account">The name of the account of the data lake, unique in the world. Default derived from the cluster's name.</param>
/// <param name="FilesAccount">The name of the account of the shared file system, unique in the world. Default derived likewise.</param>
/// <param name="Registry">The registry's name, unique in the world. Default derived likewise.</param>
/// <param name="EventLogDays">How long Spark's event logs are kept, 1 to 3,650 days. Default 90.</param>
/// <param name="SoftDeleteDays">How long deleted objects, containers and file shares can be brought back, 1 to 365 days. Default 30.</param>
/// <param name="PublicAccessCidrs">
/// The networks from which the data lake may be reached over the internet, in addition to the cluster's own. Default none. 0.0.0.0/0 is
/// refused.
/// </param>
/// <param name="AccessLogs">Whether each request to the data lake is logged. Default true.</param>
public sealed record AksDataLakeSettings(
    string? Account,
    string? FilesAccount,
    string? Registry,
    int EventLogDays,
    int SoftDeleteDays,
    ImmutableArray<Cidr> PublicAccessCidrs,
    bool AccessLogs)
{
    /// <summary>The container that holds all tenants' event logs, each in its directory.</summary>
    public const string EventLogContainer = "spark-events";
}
