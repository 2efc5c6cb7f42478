using System.Collections.Immutable;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Platform.Scheduling;

/// <summary>The queue and the priority classes of a tenant's applications, under the same names with either scheduler.</summary>
/// <param name="Kind">The scheduler.</param>
/// <param name="Queue">The queue that the tenant's applications are in: a path of YuniKorn's, or the name of Kueue's local queue.</param>
/// <param name="DriverClass">The priority class of drivers.</param>
/// <param name="ExecutorClass">The priority class of executors.</param>
/// <param name="AllowedClasses">All priority classes that the tenant's pods may name.</param>
internal sealed record QueueFacts(SchedulerKind Kind, string Queue, string DriverClass, string ExecutorClass, ImmutableArray<string> AllowedClasses)
{
    /// <summary>Kueue gives an application that names no local queue the one with this name, so none escapes.</summary>
    public const string LocalQueue = "default";

    /// <summary>The parent of the tenants' queues in YuniKorn, and their cohort in Kueue.</summary>
    public const string Tenants = "tenants";

    /// <summary>The scheduler as the settings spell it: yunikorn or kueue.</summary>
    public string Scheduler => ScalarFormats.Spelling(Kind);

    public static QueueFacts Of(TenantSettings tenant, SchedulerKind kind) => new(
        kind,
        kind == SchedulerKind.Yunikorn ? $"root.{Tenants}.{tenant.Name}" : LocalQueue,
        PriorityClasses.Driver(tenant.Sharing.Priority),
        PriorityClasses.Executor(tenant.Sharing.Priority),
        PriorityClasses.UpTo(tenant.Sharing.Priority));
}
