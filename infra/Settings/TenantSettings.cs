using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>A team that shares the cluster: a namespace with everything that isolates it from the others.</summary>
public sealed record TenantSettings
{
    /// <summary>The most characters that a tenant's name has: with the cluster's name before it, it still fits the 64 of an IAM role.</summary>
    public const int LongestName = 32;

    /// <summary>The smallest volume that a tenant may claim.</summary>
    public const string SmallestVolume = "1Gi";

    /// <summary>The tenant's name, which is its namespace too. At most 32 characters, as Kubernetes names namespaces. Required.</summary>
    public required string Name { get; init; }

    /// <summary>Who answers for it, for example a team's name or mailing list. Required.</summary>
    public required string Owner { get; init; }

    /// <summary>The cost centre that pays, which becomes a label. Required.</summary>
    public required string CostCenter { get; init; }

    /// <summary>The cores, memory and GPUs that the tenant always gets, however busy the others are. Required.</summary>
    public required Resources Guaranteed { get; init; }

    /// <summary>
    /// The most that the tenant may use while others leave it idle. The namespace's quota is set to this, never to the guarantee: a quota
    /// at the guarantee would refuse the pods that borrow. At least the guarantee. Required.
    /// </summary>
    public required Resources Ceiling { get; init; }

    /// <summary>The sum of all the tenant's volumes, in bytes. Default 1Ti.</summary>
    public required Quantity Storage { get; init; }

    /// <summary>How many volume claims the tenant may have at once, 1 to 10,000. Default 50.</summary>
    public required int Volumes { get; init; }

    /// <summary>How many pods the tenant may have at once, 1 to 20,000. Default 500.</summary>
    public required int Pods { get; init; }

    /// <summary>The largest container that the tenant may start. Default 16 cores and 128Gi. At most the ceiling.</summary>
    public required Resources LargestContainer { get; init; }

    /// <summary>The pod security level of the tenant's namespace. Default <see cref="PodSecurityLevel.Restricted"/>.</summary>
    public required PodSecurityLevel PodSecurity { get; init; }

    /// <summary>The tenant's persistent workspace. Default 100Gi of <see cref="StorageTier.Standard"/>.</summary>
    public required WorkspaceSettings Workspace { get; init; }

    /// <summary>A file system that the tenant's drivers and notebooks mount at once, under the name shared. Null where there is none, the default.</summary>
    public required SharedVolumeSettings? Shared { get; init; }

    /// <summary>Volumes in addition to the workspace, by their own names. Default none.</summary>
    public required ImmutableArray<ClaimSettings> Claims { get; init; }

    /// <summary>The services that the tenant has in addition to Spark. Default none.</summary>
    public required ImmutableArray<AddOnSettings> AddOns { get; init; }

    /// <summary>
    /// The secrets of the namespace, by name, that Spark's pods may mount or read into their environment, in addition to the object store's keys.
    /// Anyone who starts applications can read them. Default none.
    /// </summary>
    public required ImmutableArray<string> SparkSecrets { get; init; }

    /// <summary>The groups of people that may use the namespace. Default none: only the platform's administrators may.</summary>
    public required GroupSettings Groups { get; init; }

    /// <summary>How the tenant shares what it does not use, and what it gets of the others'. Every key has a default.</summary>
    public required SharingSettings Sharing { get; init; }

    /// <summary>The node pools whose nodes the tenant's pods may use. Default all; driver is always among them. In order, each once.</summary>
    public required ImmutableArray<NodeRole> Flavors { get; init; }

    /// <summary>The flows out of the namespace in addition to those of every tenant. Default none.</summary>
    public required ImmutableArray<EgressSettings> Egress { get; init; }

    /// <summary>Where the tenant is written.</summary>
    internal SettingSource Source { get; init; } = SettingSource.None;
}

/// <summary>An amount of CPU, memory and GPUs.</summary>
/// <param name="Cpu">Cores, for example 64 or 500m.</param>
/// <param name="Memory">Bytes, for example 256Gi.</param>
/// <param name="Gpus">Whole GPUs, counted as nvidia.com/gpu, 0 to 10,000. Default 0.</param>
public sealed record Resources(Quantity Cpu, Quantity Memory, int Gpus = 0);

/// <summary>The levels of Kubernetes' pod security standards that a tenant may have; "privileged" is not among them.</summary>
public enum PodSecurityLevel
{
    /// <summary>The strict one: no root, no added capabilities, seccomp on.</summary>
    Restricted,

    /// <summary>Only the known ways to take over a node are refused. Some images that run as root need it.</summary>
    Baseline,
}

/// <summary>A volume that belongs to the tenant and outlives its pods and nodes.</summary>
/// <param name="Size">Its size in bytes, at least 1Gi. Default 100Gi.</param>
/// <param name="Tier">The tier that it is made of; not scratch. Default standard.</param>
public sealed record WorkspaceSettings(Quantity Size, StorageTier Tier);

/// <summary>The file system that the tenant's pods mount at once. It is of the tier shared.</summary>
/// <param name="Size">Its size in bytes, at least 1Gi. Required.</param>
public sealed record SharedVolumeSettings(Quantity Size);

/// <summary>A volume of a tenant in addition to its workspace.</summary>
/// <param name="Name">The claim's name, at most 40 characters; not workspace, not shared. Required.</param>
/// <param name="Size">Its size in bytes, at least 1Gi. Required.</param>
/// <param name="Tier">The tier that it is made of; not scratch. Default standard.</param>
/// <param name="AccessMode">
/// Who may mount it. Default <see cref="ClaimAccessMode.ReadWriteMany"/> for shared, else <see cref="ClaimAccessMode.ReadWriteOnce"/>.
/// </param>
public sealed record ClaimSettings(string Name, Quantity Size, StorageTier Tier, ClaimAccessMode AccessMode);

/// <summary>Who may mount a volume at once. The names are Kubernetes' own.</summary>
public enum ClaimAccessMode
{
    /// <summary>The pods of one node.</summary>
    ReadWriteOnce,

    /// <summary>One pod, wherever it is.</summary>
    ReadWriteOncePod,

    /// <summary>The pods of all nodes; only the tier shared can.</summary>
    ReadWriteMany,
}

/// <summary>The groups that hold the tenant's three roles. The names are those that the cluster's authentication gives.</summary>
/// <param name="Admins">May also run any workload and write secrets, but not read them, nor change the quota, limits, network policies or roles.</param>
/// <param name="Developers">May also run Spark applications, read logs, forward ports and stop pods.</param>
/// <param name="Viewers">May see applications, pods and bounds; no logs, no secrets.</param>
public sealed record GroupSettings(ImmutableArray<string> Admins, ImmutableArray<string> Developers, ImmutableArray<string> Viewers)
{
    /// <summary>All groups of all roles, in order, each once.</summary>
    public IEnumerable<string> All => Admins.Concat(Developers).Concat(Viewers).Distinct().Order(StringComparer.Ordinal);
}
