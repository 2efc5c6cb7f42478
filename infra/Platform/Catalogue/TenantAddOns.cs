using Infra.Clusters;
using Infra.Platform.Spark;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;

namespace Infra.Platform.Catalogue;

/// <summary>What a tenant has besides Spark, in its own namespace and within its own bounds.</summary>
internal sealed class TenantAddOns : ComponentResource
{
    public TenantAddOns(string name, TenantAddOnsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:AddOns", name, args, options)
    {
        var scope = new AddOnScope(
            new TenantScope(this, args.Cluster, args.Settings, args.Namespace), args.StorageClasses, args.PriorityClass, args.Spark, args.Catalogue, args.Kinds);
        var addOns = args.Settings.AddOns;
        if (addOns.Jupyter is not null || addOns.Zeppelin is not null)
        {
            NotebookSpark.Create(scope);
        }

        if (addOns.Jupyter is { } jupyter)
        {
            Jupyter.Create(scope, jupyter);
        }

        if (addOns.Zeppelin is { } zeppelin)
        {
            Zeppelin.Create(scope, zeppelin);
        }

        if (addOns.Kafka is { } kafka)
        {
            Kafka.Create(scope, kafka);
        }

        if (addOns.PostgreSql is { } postgres)
        {
            PostgreSql.Create(scope, postgres);
        }

        if (addOns.ObjectStore is { } store)
        {
            TenantStore.Create(scope, store);
        }

        foreach (var chart in addOns.Charts)
        {
            NamedChart.Create(scope, chart);
        }

        RegisterOutputs();
    }
}

/// <summary>What a tenant's add-ons are made from.</summary>
internal sealed class TenantAddOnsArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required TenantSettings Settings { get; init; }

    public required Namespace Namespace { get; init; }

    public required EnumMap<StorageTier, StorageClass> StorageClasses { get; init; }

    public required string PriorityClass { get; init; }

    public required SparkDefaults Spark { get; init; }

    public required CatalogueSettings Catalogue { get; init; }

    /// <summary>The operators; null where there is none, and then nothing needs one.</summary>
    public required PlatformCatalogue? Kinds { get; init; }
}
