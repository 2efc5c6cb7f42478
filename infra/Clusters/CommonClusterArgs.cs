using System.Collections.Immutable;
using Infra.Settings;
using Pulumi;

namespace Infra.Clusters;

/// <summary>The arguments that the clusters of all clouds have.</summary>
/// <param name="stack">The settings that every stack has.</param>
/// <param name="platform">The platform that the cluster is for.</param>
/// <param name="kubernetesVersion">The minor version.</param>
/// <param name="deletionProtection">Whether the cloud refuses to delete it; null where there is no such thing.</param>
internal abstract class CommonClusterArgs(StackSettings stack, PlatformSettings platform, string kubernetesVersion, bool? deletionProtection) : ResourceArgs
{
    public StackSettings Stack => stack;

    /// <summary>The tenants, each of which needs an identity or keys.</summary>
    public ImmutableArray<string> Tenants { get; } = [.. platform.Tenants.Select(tenant => tenant.Name)];

    /// <summary>The namespace whose history server needs an identity or keys, too; null where there is none.</summary>
    public string? HistoryNamespace => platform.HistoryServer?.Namespace;

    [Input("kubernetesVersion")]
    public Input<string> KubernetesVersion => kubernetesVersion;

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection => deletionProtection is { } on ? (Input<bool>)on : null;
}
