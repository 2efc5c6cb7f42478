using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Scheduling.V1;
using Pulumi.Kubernetes.Types.Inputs.Scheduling.V1;

namespace Infra.Platform.Scheduling;

/// <summary>
/// The priority classes of Spark's pods: each driver stands above every executor, because with its driver an application loses all its work.
/// A tenant's quota says which of them its pods may name.
/// </summary>
internal static class PriorityClasses
{
    // All are above 0, which is the priority of a pod that names no class, and far below what Kubernetes itself has from a billion on.
    private const int Step = 100;
    private const int DriversAbove = 1000;

    public static string Driver(TenantPriority priority) => $"spark-driver-{Spelling(priority)}";

    public static string Executor(TenantPriority priority) => $"spark-executor-{Spelling(priority)}";

    /// <summary>The classes that pods of a tenant with this priority may name.</summary>
    public static ImmutableArray<string> UpTo(TenantPriority priority) =>
        [.. Enum.GetValues<TenantPriority>().Where(p => p <= priority).SelectMany(p => new[] { Driver(p), Executor(p) }).Order(StringComparer.Ordinal)];

    public static int ExecutorValue(TenantPriority priority) => ((int)priority + 1) * Step;

    public static int DriverValue(TenantPriority priority) => DriversAbove + ExecutorValue(priority);

    public static string Spelling(TenantPriority priority) => priority.ToString().ToLowerInvariant();

    public static void Create(ClusterContract cluster, SchedulerKind kind, ComponentResource parent)
    {
        foreach (var priority in Enum.GetValues<TenantPriority>())
        {
            var applications = $"of applications with {Spelling(priority)} priority.";
            Create(cluster, kind, parent, Driver(priority), DriverValue(priority), $"Spark drivers {applications}", isDriver: true);
            Create(cluster, kind, parent, Executor(priority), ExecutorValue(priority), $"Spark executors {applications}", isDriver: false);
        }
    }

    private static void Create(
        ClusterContract cluster,
        SchedulerKind kind,
        ComponentResource parent,
        string name,
        int value,
        string description,
        bool isDriver) => _ = new PriorityClass(
        name,
        new PriorityClassArgs
        {
            // YuniKorn stops what does not want to be stopped last, and only if nothing else would do.
            Metadata = PlatformObject.Metadata(cluster, name, annotations: isDriver ? [new("yunikorn.apache.org/allow-preemption", "false")] : null),
            Value = value,
            Description = description,

            // YuniKorn takes back for a starving tenant only what a pod may preempt. Beside Kueue, Kubernetes' own scheduler would stop
            // the pods of others, guaranteed or not, wherever the nodes are full; Kueue decides by quota, and nodes are made for it.
            PreemptionPolicy = kind == SchedulerKind.Yunikorn ? "PreemptLowerPriority" : "Never",
        },
        Immutable(parent));

    /// <summary>Kubernetes refuses to change the value or the policy of a class, so the class is replaced; running pods keep their priority.</summary>
    private static CustomResourceOptions Immutable(ComponentResource parent)
    {
        var options = ChildOptions.Of(parent);
        options.ReplaceOnChanges.AddRange(["value", "preemptionPolicy"]);
        options.DeleteBeforeReplace = true;
        return options;
    }
}
