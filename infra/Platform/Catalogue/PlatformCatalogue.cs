using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>The services that run once for all tenants: operators that watch the namespaces of those who use them, and the page.</summary>
internal sealed class PlatformCatalogue : ComponentResource
{
    private static readonly Operator[] Known = [Strimzi.Operator, CloudNativePg.Operator, RookCeph.Operator];

    private readonly ClusterContract _cluster;
    private readonly ImmutableArray<Resource> _after;

    public PlatformCatalogue(string name, PlatformCatalogueArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:platform:Catalogue", name, args, options)
    {
        (_cluster, _after) = (args.Cluster, args.After);
        var installed = ImmutableDictionary.CreateBuilder<string, InstalledOperator>();
        foreach (var (known, settings) in Of(args.Settings.Catalogue))
        {
            var values = known.Values(settings, UsersOf(known, args.Settings), _cluster.Nodes[NodeRole.System]);
            installed.Add(known.Key, new(settings.Namespace, Install(known, settings, values)));
        }

        Operators = installed.ToImmutable();
        if (args.Settings.Catalogue.Page is { } page)
        {
            CataloguePage.Create(this, _cluster, page, CataloguePageText.Of(args.Settings, Rows(args.Settings.Catalogue)));
        }

        RegisterOutputs();
    }

    /// <summary>The operators that are on, by their keys in the settings.</summary>
    public ImmutableDictionary<string, InstalledOperator> Operators { get; }

    private static IEnumerable<(Operator Known, OperatorSettings Settings)> Of(CatalogueSettings catalogue) =>
        catalogue.Operators.Select(settings => (Array.Find(Known, known => known.Key == settings.Key)!, settings));

    private static IEnumerable<PageRow> Rows(CatalogueSettings catalogue) =>
        Of(catalogue).Select(on => new PageRow(on.Known.Title, on.Settings.Chart.Version));

    private static ImmutableArray<string> UsersOf(Operator known, PlatformSettings settings) =>
    [
        .. from tenant in settings.Tenants.OrderBy(tenant => tenant.Name, StringComparer.Ordinal)
           where tenant.AddOns.Any(addOn => addOn.Operator == known.Key)
           select tenant.Name,
    ];

    private Release Install(Operator known, OperatorSettings settings, HelmValues values)
    {
        var inNamespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs
            {
                Metadata = PlatformObject.Metadata(
                    _cluster,
                    settings.Namespace,
                    labels: PlatformObject.PodSecurity(_cluster, known.PrivilegedReason is null ? "restricted" : "privileged"),
                    annotations: known.PrivilegedReason is { } reason ? [new(PlatformObject.PrivilegedReason, reason)] : null),
            },
            ChildOptions.Of(this));
        return ChartRelease.Install(
            known.Release, settings.Namespace, settings.Chart, values, ChildOptions.Of(this, [inNamespace, .. _after, .. _cluster.ReadyForPods]));
    }
}

/// <summary>The arguments of <see cref="PlatformCatalogue"/>.</summary>
internal sealed class PlatformCatalogueArgs : ResourceArgs
{
    public required ClusterContract Cluster { get; init; }

    public required PlatformSettings Settings { get; init; }

    /// <summary>The tenants' namespaces: operators get roles in those that they watch.</summary>
    public required ImmutableArray<Resource> After { get; init; }
}
