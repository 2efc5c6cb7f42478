using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>The settings of one cloud, and the few of its facts that the settings of every stack are checked against.</summary>
public abstract record CloudSettings
{
    /// <summary>The bounds of each pool that grows and shrinks; tenants run there.</summary>
    public abstract EnumMap<NodeRole, PoolBounds> Pools { get; }

    /// <summary>Who reaches the API server by the network; null where the cluster is there already.</summary>
    public virtual ApiServerAccess? Api => null;

    /// <summary>The groups that the settings say something about; each must be one that a tenant names.</summary>
    public abstract IEnumerable<string> MappedGroups { get; }

    /// <summary>The tenants whose keys to the object store the settings hold, which must be all tenants; null where none needs a key.</summary>
    public virtual ImmutableSortedSet<string>? TenantsWithKeys => null;

    /// <summary>Whether the settings hold the history server's keys to the object store; null where it needs none.</summary>
    public virtual bool? HistoryServerHasKeys => null;

    /// <summary>Whether the nodes of a pool have a taint of their own, so that a pod that does not tolerate it cannot get there.</summary>
    /// <param name="role">The pool.</param>
    /// <returns>False where its nodes cannot be withheld from a tenant.</returns>
    public virtual bool CanWithhold(NodeRole role) => role != NodeRole.Driver;

    /// <summary>The settings of a tenant that this cloud cannot fulfil though others can.</summary>
    /// <param name="tenant">The tenant, read without error.</param>
    /// <returns>The key of the tenant's settings, and what is wrong with it, as the rest of a sentence.</returns>
    public virtual IEnumerable<(string Key, string Reason)> Refuses(TenantSettings tenant) => [];

    /// <summary>The settings of a tenant that have no effect on this cloud unless something outside the settings provides for them.</summary>
    /// <param name="tenant">The tenant, read without error.</param>
    /// <returns>The key of the tenant's settings, and what to look at, as the rest of a sentence.</returns>
    public virtual IEnumerable<(string Key, string Reason)> WarnsOf(TenantSettings tenant) => [];
}

/// <summary>How large a pool can become.</summary>
/// <param name="Limit">What all its nodes together have at most.</param>
/// <param name="LargestMachine">The most vCPUs that one of its machines has.</param>
public sealed record PoolBounds(Resources Limit, int LargestMachine);
