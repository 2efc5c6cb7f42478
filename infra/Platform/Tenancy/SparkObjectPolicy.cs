using Infra.Clusters;
using Infra.Contract;
using Pulumi;

namespace Infra.Platform.Tenancy;

/// <summary>
/// The account <c>spark</c> changes and deletes only what Spark made. Its role gives it the kinds that executors consist of, and a role cannot
/// tell an executor's claim from a person's home, or an executor's ConfigMap from the program of a hub.
/// </summary>
internal static class SparkObjectPolicy
{
    public const string Name = "spark-platform-spark-objects";

    // The label that Spark gives everything that it makes: drivers, executors, their services, ConfigMaps and claims.
    private const string SparkLabel = "spark-app-selector";

    public static Resource Create(ClusterContract cluster, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "",
        Resources = ["pods", "configmaps", "services", "persistentvolumeclaims"],
        Operations = ["CREATE", "UPDATE", "DELETE"],
        Conditions = [("by-spark", $"request.userInfo.username == {SparkIdentity.InRequestNamespace}")],
        Rules =
        [
            new(
                $"request.operation == 'CREATE' || (has(oldObject.metadata.labels) && '{SparkLabel}' in oldObject.metadata.labels)",
                $"The service account spark changes and deletes only what Spark made, which has the label {SparkLabel}. A person of the tenant can do the "
                + "rest.")
            {
                Reason = "Forbidden",
            },
            new(
                "request.operation != 'CREATE' || request.resource.resource != 'persistentvolumeclaims' "
                + "|| (!has(dyn(object).spec.dataSource) && !has(dyn(object).spec.dataSourceRef) && (!has(dyn(object).spec.volumeName) || "
                + "dyn(object).spec.volumeName == ''))",
                "A claim that the service account spark makes is new: with dataSource, dataSourceRef or volumeName it would hold another claim's data. Remove "
                + "them.")
            {
                Reason = "Forbidden",
            },
        ],
    }.Create(cluster, parent);
}
