using Infra.Settings;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Catalogue;

/// <summary>A PostgreSQL cluster in a tenant's namespace, with a database app whose password the operator draws into the secret postgresql-app.</summary>
internal static class PostgreSql
{
    private const string Name = "postgresql";
    private const int Port = 5432;

    private static readonly AddOnNetwork.Pods Instances = new(("cnpg.io/cluster", Name));

    public static AddOn AddOn { get; } = AddOn.Of<PostgreSqlSettings>(Create, Row);

    private static void Create(AddOnScope scope, PostgreSqlSettings settings)
    {
        var cloudNativePg = scope.Operators[settings.Operator];
        _ = new CustomResource(
            $"{scope.Name}-{Name}",
            new PostgreSqlClusterArgs { Metadata = scope.Tenant.Metadata(Name), Spec = Cluster(scope, settings) },
            scope.Options(settings.Volume.Tier, cloudNativePg.Release));

        var network = new AddOnNetwork(scope);
        network.Flow("allow-postgresql", "Standbys follow the instance that writes.", Instances, Instances, Port, 8000);
        network.Flow("allow-postgresql-client", "The tenant's pods use its database.", AddOnNetwork.Pods.All, Instances, Port);
        network.FromNamespace("allow-postgresql-operator", "CloudNativePG asks each instance how it is.", cloudNativePg.Namespace, Instances, Port, 8000);
    }

    private static PageRow Row(string tenant, PostgreSqlSettings settings) =>
        new("PostgreSQL", settings.Image, PageRow.Forward(tenant, "postgresql-rw", Port, Port), $"postgresql-rw.{tenant}:{Port}");

    private static PostgreSqlSpecArgs Cluster(AddOnScope scope, PostgreSqlSettings settings)
    {
        var affinity = new PostgreSqlAffinityArgs { NodeSelector = { [scope.Nodes.LabelKey] = scope.Nodes.LabelValue } };
        if (AddOnPod.Tolerations(scope.Nodes) is { Length: > 0 } tolerations)
        {
            affinity.Tolerations = tolerations;
        }

        return new PostgreSqlSpecArgs
        {
            Instances = settings.Instances,
            ImageName = settings.Image,
            Storage = new PostgreSqlStorageArgs { Size = settings.Volume.Size.Text, StorageClass = StorageTiers.ClassName(settings.Volume.Tier) },
            Resources = AddOnPod.Resources(settings.Instance),
            Affinity = affinity,
            PriorityClassName = scope.PriorityClass,
            EnableSuperuserAccess = false,
            EnableBudget = settings.Instances > 1,
        };
    }
}
