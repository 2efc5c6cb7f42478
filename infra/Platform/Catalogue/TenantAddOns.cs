using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Platform.Spark;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;

namespace Infra.Platform.Catalogue;

/// <summary>The services that a tenant has in addition to Spark, in its own namespace and within its own bounds.</summary>
internal sealed class TenantAddOns : ComponentResource
{
    public TenantAddOns(string name, TenantAddOnsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:AddOns", name, args, options)
    {
        var tenant = new TenantScope(this, args.Cluster, args.Settings, args.Namespace);
        var scope = new AddOnScope(tenant, args.StorageClasses, args.PriorityClass, args.Spark, args.Operators);
        var addOns = args.Settings.AddOns.Select(settings => (Kind: AddOns.Of(settings), settings)).ToList();
        if (addOns.Any(addOn => addOn.Kind.StartsExecutors))
        {
            NotebookSpark.Create(scope);
        }

        foreach (var (kind, settings) in addOns)
        {
            kind.Create(scope, settings);
        }

        RegisterOutputs();
    }
}

/// <summary>The arguments of <see cref="TenantAddOns"/>.</summary>
internal sealed class TenantAddOnsArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required TenantSettings Settings { get; init; }

    public required Namespace Namespace { get; init; }

    public required EnumMap<StorageTier, StorageClass> StorageClasses { get; init; }

    public required string PriorityClass { get; init; }

    public required SparkDefaults Spark { get; init; }

    public required ImmutableDictionary<string, InstalledOperator> Operators { get; init; }
}
