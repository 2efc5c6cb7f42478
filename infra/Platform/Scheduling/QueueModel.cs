using System.Collections.Immutable;
using Infra.Settings;

namespace Infra.Platform.Scheduling;

/// <summary>
/// The tenants' guarantees, ceilings and weights, independent of the scheduler: YuniKorn's queues and Kueue's objects are both written from it.
/// </summary>
/// <param name="Kind">The scheduler that it is written for.</param>
/// <param name="Queues">A queue for each tenant, in the order of the tenants' names.</param>
/// <param name="Unpromised">What the node pools can have beyond all guarantees: anybody may borrow it.</param>
internal sealed record QueueModel(SchedulerKind Kind, ImmutableArray<TenantQueue> Queues, Amount Unpromised)
{
    /// <summary>Whether any tenant may have GPUs, so that queues count them.</summary>
    public bool CountsGpus { get; } = Queues.Any(queue => queue.Ceiling.Gpus > 0);

    /// <param name="settings">The platform.</param>
    /// <param name="pools">What each node pool that tenants use has at most.</param>
    public static QueueModel Of(PlatformSettings settings, IEnumerable<Resources> pools)
    {
        var queues = settings.Tenants.OrderBy(tenant => tenant.Name, StringComparer.Ordinal).Select(TenantQueue.Of).ToImmutableArray();
        var capacity = pools.Aggregate(default(Amount), (sum, pool) => sum + Amount.Of(pool));
        return new QueueModel(settings.Scheduler.Kind, queues, queues.Aggregate(capacity, (rest, queue) => rest - queue.Guaranteed));
    }
}

/// <summary>One tenant's share of the cluster.</summary>
/// <param name="Tenant">The tenant's name, which is its namespace and its queue.</param>
/// <param name="Guaranteed">What it gets whenever it asks, however busy the others are.</param>
/// <param name="Ceiling">What it never exceeds.</param>
/// <param name="Lendable">What others may borrow of the guarantee while it is idle.</param>
/// <param name="Weight">Its part of what is idle, compared with the others' weights.</param>
internal sealed record TenantQueue(string Tenant, Amount Guaranteed, Amount Ceiling, Amount Lendable, int Weight)
{
    /// <summary>The most that it may borrow from others.</summary>
    public Amount Borrowable => Ceiling - Guaranteed;

    public static TenantQueue Of(TenantSettings tenant) => new(
        tenant.Name,
        Amount.Of(tenant.Guaranteed),
        Amount.Of(tenant.Ceiling),
        Amount.Of(new Resources(
            tenant.Sharing.Lend.Cpu ?? tenant.Guaranteed.Cpu,
            tenant.Sharing.Lend.Memory ?? tenant.Guaranteed.Memory,
            tenant.Sharing.Lend.Gpus ?? tenant.Guaranteed.Gpus)),
        tenant.Sharing.Weight);
}
