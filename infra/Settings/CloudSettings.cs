using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>What is particular to one cloud, and the little of it that the settings of all clouds are checked against.</summary>
public abstract record CloudSettings
{
    /// <summary>The bounds of each pool that grows and shrinks; tenants run there.</summary>
    public abstract ImmutableSortedDictionary<NodeRole, PoolBounds> Pools { get; }

    /// <summary>The groups that the settings say something about; each must be one that a tenant names.</summary>
    public abstract IEnumerable<string> MappedGroups { get; }
}

/// <summary>How large a pool can become.</summary>
/// <param name="Limit">What all its nodes together have at most.</param>
/// <param name="LargestMachine">The most vCPUs that one of its machines has.</param>
public sealed record PoolBounds(Resources Limit, int LargestMachine);
