using Infra.Settings;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Catalogue;

/// <summary>A PostgreSQL cluster in a tenant's namespace, with a database app whose password the operator draws into the secret postgresql-app.</summary>
internal static class PostgreSql
{
    public const string Name = "postgresql";

    public const int Port = 5432;

    private static readonly AddOnNetwork.Pods Instances = new(("cnpg.io/cluster", Name));

    public static void Create(AddOnScope scope, PostgreSqlSettings settings)
    {
        _ = new CustomResource(
            $"{scope.Name}-{Name}",
            new PostgreSqlClusterArgs { Metadata = scope.Tenant.Metadata(Name), Spec = Cluster(scope, settings) },
            scope.Options(settings.Volume.Tier, scope.Kinds?.CloudNativePg));

        var network = new AddOnNetwork(scope);
        network.Flow("allow-postgresql", "Standbys follow the instance that writes.", Instances, Instances, Port, 8000);
        network.Flow("allow-postgresql-client", "The tenant's pods use its database.", AddOnNetwork.Pods.All, Instances, Port);
        network.FromNamespace("allow-postgresql-operator", "CloudNativePG asks each instance how it is.", scope.Catalogue.CloudNativePg!.Namespace, Instances, Port, 8000);
    }

    private static PostgreSqlSpecArgs Cluster(AddOnScope scope, PostgreSqlSettings settings)
    {
        var affinity = new PostgreSqlAffinityArgs { NodeSelector = { [scope.Nodes.LabelKey] = scope.Nodes.LabelValue } };
        var tolerations = scope.Nodes.Taints.Select(taint => new TolerationArgs { Key = taint.Key, Operator = "Equal", Value = taint.Value, Effect = "NoSchedule" }).ToArray();
        if (tolerations.Length > 0)
        {
            affinity.Tolerations = tolerations;
        }

        return new PostgreSqlSpecArgs
        {
            Instances = settings.Instances,
            ImageName = settings.Image,
            Storage = new PostgreSqlStorageArgs { Size = settings.Volume.Size.Text, StorageClass = StorageTiers.ClassName(settings.Volume.Tier) },
            Resources = new ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = settings.Instance.Cpu.Text, ["memory"] = settings.Instance.Memory.Text },
                Limits = { ["memory"] = settings.Instance.Memory.Text },
            },
            Affinity = affinity,
            PriorityClassName = scope.PriorityClass,
            EnableSuperuserAccess = false,
            EnableBudget = settings.Instances > 1,
        };
    }
}
