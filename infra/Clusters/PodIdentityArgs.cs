using Infra.Contract;
using Pulumi;

namespace Infra.Clusters;

/// <summary>The arguments of an identity in a cloud: that of a tenant or that of the history server. Exactly one of the two is set.</summary>
internal abstract class PodIdentityArgs : ResourceArgs
{
    /// <summary>The tenant, whose name its namespace has.</summary>
    public string? Tenant { get; init; }

    /// <summary>Where the history server runs.</summary>
    public string? HistoryNamespace { get; init; }

    public string Namespace => Tenant ?? HistoryNamespace!;

    public string ServiceAccount => Tenant is null ? SparkIdentity.HistoryServiceAccountName : SparkIdentity.ServiceAccountName;

    /// <summary>Ends the type of the component.</summary>
    public string Kind => Tenant is null ? "HistoryIdentity" : "TenantIdentity";

    [Input("tenant")]
    public Input<string>? TenantInput => Tenant is null ? null : (Input<string>)Tenant;

    [Input("namespace")]
    public Input<string>? NamespaceInput => HistoryNamespace is null ? null : (Input<string>)HistoryNamespace;
}
