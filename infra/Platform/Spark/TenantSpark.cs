using Infra.Platform.Scheduling;
using Infra.Platform.Tenancy;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;

namespace Infra.Platform.Spark;

/// <summary>
/// Creates the objects that one tenant's applications use in its namespace: Spark's defaults, the way onto the executors' nodes, and the
/// budget that keeps drivers from being evicted.
/// </summary>
internal static class TenantSpark
{
    public const string PlacementConfigMap = "spark-placement";

    /// <summary>The disruption budget of a tenant's drivers.</summary>
    public const string DriverBudget = "spark-drivers";

    public static void Create(TenantScope scope, SparkDefaults defaults, QueueFacts queue)
    {
        _ = new ConfigMap(
            $"{scope.Tenant}-spark-defaults",
            new ConfigMapArgs
            {
                Metadata = scope.Metadata(SparkDefaults.ConfigMapName),
                Data = { [SparkDefaults.FileName] = defaults.OfTenant(scope.Settings) },
            },
            scope.Options());

        var placement = new ConfigMapArgs { Metadata = scope.Metadata(PlacementConfigMap) };
        foreach (var (key, role) in ApplicationPatch.Roles)
        {
            placement.Data[$"{key}.yaml"] = ApplicationPatch.ForApplication(scope.Cluster.Nodes[role], queue);
            placement.Data[$"{key}.schedule.yaml"] = ApplicationPatch.ForSchedule(scope.Cluster.Nodes[role], queue);
        }

        _ = new ConfigMap($"{scope.Tenant}-spark-placement", placement, scope.Options());
        KeepDrivers(scope);
    }

    /// <summary>
    /// No drain may evict a running driver, because its application goes with it. More pods than there can be are asked for: a driver has no
    /// controller with a scale, without which Kubernetes takes neither a percentage nor maxUnavailable.
    /// </summary>
    private static void KeepDrivers(TenantScope scope) => _ = new PodDisruptionBudget(
        $"{scope.Tenant}-spark-drivers",
        new PodDisruptionBudgetArgs
        {
            Metadata = scope.Metadata(DriverBudget),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                MinAvailable = int.MaxValue,
                Selector = new LabelSelectorArgs { MatchLabels = { ["spark-role"] = "driver" } },
            },
        },
        scope.Options());
}
