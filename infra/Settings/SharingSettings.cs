namespace Infra.Settings;

/// <summary>Who goes first where no guarantee decides.</summary>
public enum TenantPriority
{
    /// <summary>After the others.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Before the others.</summary>
    High,
}

/// <summary>How a tenant shares the cluster with the others, beyond its guarantee and its ceiling.</summary>
/// <param name="Priority">
/// The highest of the priority classes that the tenant's pods may name; its applications have it unless they name a lower one. It orders the
/// tenant's own applications, and decides who is evicted last from a node that runs short; it never decides over a guarantee. Default normal.
/// </param>
/// <param name="Weight">
/// The tenant's share of idle capacity, compared with the weights of the others, 1 to 100. Only Kueue knows weights; YuniKorn shares in
/// proportion to the guarantees. Default 1.
/// </param>
/// <param name="Lend">How much of its guarantee others may borrow while it is idle. Default all. Only Kueue knows less.</param>
public sealed record SharingSettings(TenantPriority Priority, int Weight, LendLimit Lend);

/// <summary>The most that others may borrow of a guarantee.</summary>
/// <param name="Cpu">Cores; null for all that are guaranteed. At most the guarantee.</param>
/// <param name="Memory">Bytes; null as above.</param>
/// <param name="Gpus">GPUs; null as above.</param>
public sealed record LendLimit(Quantity? Cpu, Quantity? Memory, int? Gpus)
{
    /// <summary>Whether some of a guarantee is kept back from the others.</summary>
    /// <param name="guaranteed">The guarantee.</param>
    /// <returns>False where all of it is lent.</returns>
    public bool KeepsBack(Resources guaranteed)
    {
        ArgumentNullException.ThrowIfNull(guaranteed);
        return (Cpu ?? guaranteed.Cpu) < guaranteed.Cpu || (Memory ?? guaranteed.Memory) < guaranteed.Memory || (Gpus ?? guaranteed.Gpus) < guaranteed.Gpus;
    }
}
