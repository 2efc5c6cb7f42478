using Infra.Platform.Scheduling;
using Infra.Platform.Tenancy;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Spark;

/// <summary>
/// Creates the objects that one tenant's applications use in its namespace: Spark's defaults, the way onto the executors' nodes, and the
/// tenant's priorities.
/// </summary>
internal static class TenantSpark
{
    public const string PlacementConfigMap = "spark-placement";

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
    }
}
