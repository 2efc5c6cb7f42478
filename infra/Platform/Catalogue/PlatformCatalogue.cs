using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Platform.Helm;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>What the platform runs once so that tenants can have it: operators that watch the namespaces of those who use them, and the page.</summary>
internal sealed class PlatformCatalogue : ComponentResource
{
    private readonly ClusterContract _cluster;
    private readonly ImmutableArray<Resource> _after;

    public PlatformCatalogue(string name, PlatformCatalogueArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Catalogue", name, args, options)
    {
        (_cluster, _after) = (args.Cluster, args.After);
        var (catalogue, system) = (args.Settings.Catalogue, args.Cluster.Nodes[NodeRole.System]);
        if (catalogue.Strimzi is { } strimzi)
        {
            Strimzi = Operator("strimzi", strimzi, StrimziValues.Of(UsersOf(args, addOns => addOns.Kafka), system), "restricted");
        }

        if (catalogue.CloudNativePg is { } postgres)
        {
            CloudNativePg = Operator("cloudnative-pg", postgres, CloudNativePgValues.Of(postgres.Namespace, UsersOf(args, addOns => addOns.PostgreSql), system), "restricted");
        }

        if (catalogue.RookCeph is { } rook)
        {
            Operator("rook-ceph", rook, RookCephValues.Of(system), "privileged", "Ceph's daemons and its CSI driver work on the nodes' disks and mounts.");
        }

        if (catalogue.Page is { } page)
        {
            CataloguePage.Create(this, _cluster, page, CataloguePageText.Of(args.Settings));
        }

        RegisterOutputs();
    }

    /// <summary>Brings the kinds Kafka and KafkaNodePool; null where it is off.</summary>
    public Release? Strimzi { get; }

    /// <summary>Brings the kind Cluster of PostgreSQL; null where it is off.</summary>
    public Release? CloudNativePg { get; }

    private static ImmutableArray<string> UsersOf(PlatformCatalogueArgs args, Func<AddOnSettings, object?> addOn) =>
        [.. args.Settings.Tenants.Where(tenant => addOn(tenant.AddOns) is not null).Select(tenant => tenant.Name).Order(StringComparer.Ordinal)];

    private Release Operator(string name, OperatorSettings settings, HelmValues values, string podSecurity, string? privilegedReason = null)
    {
        var inNamespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs
            {
                Metadata = PlatformObject.Metadata(
                    _cluster,
                    settings.Namespace,
                    labels: PlatformObject.PodSecurity(_cluster, podSecurity),
                    annotations: privilegedReason is null ? null : [new(PlatformObject.PrivilegedReason, privilegedReason)]),
            },
            ChildOptions.Of(this));
        return ChartRelease.Install(
            name, settings.Namespace, settings.Chart, values, ChildOptions.Of(this, [inNamespace, .. _after, .. _cluster.ReadyForPods]));
    }
}

/// <summary>What the catalogue is made from.</summary>
internal sealed class PlatformCatalogueArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required PlatformSettings Settings { get; init; }

    /// <summary>The tenants' namespaces: operators get roles in those that they watch.</summary>
    public required ImmutableArray<Resource> After { get; init; }
}
