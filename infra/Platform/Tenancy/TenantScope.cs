using Infra.Clusters;
using Infra.Contract;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Tenancy;

/// <summary>The component, the settings and the namespace that the parts of one tenant share.</summary>
internal sealed record TenantScope(ComponentResource Component, ClusterContract Cluster, TenantSettings Settings, Namespace Namespace)
{
    public string Tenant => Settings.Name;

    /// <summary>Fresh metadata for an object in the tenant's namespace.</summary>
    public ObjectMetaArgs Metadata(string name, IEnumerable<KeyValuePair<string, Input<string>>>? annotations = null) =>
        PlatformObject.Metadata(
            Cluster,
            name,
            Tenant,
            [new(PlatformObject.TenantLabel, Tenant), new("spark-platform/cost-center", Settings.CostCenter)],
            annotations);

    /// <summary>Options for an object in the tenant's namespace, which goes with the namespace: Kubernetes removes what is in it.</summary>
    /// <param name="after">The resources that must exist before it, in addition to the namespace.</param>
    public CustomResourceOptions Options(params IEnumerable<Resource> after)
    {
        var options = ChildOptions.Of(Component, [Namespace, .. after]);
        options.DeletedWith = Namespace;
        return options;
    }
}
