using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

/// <summary>A cluster's Kubernetes version.</summary>
/// <param name="Text">The property with the version.</param>
/// <param name="Supported">The versions that the cluster's cloud supports.</param>
internal sealed partial record ClusterVersion(Property Text, ImmutableArray<SupportedVersion> Supported)
{
    public static readonly ImmutableArray<string> Types = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    /// <summary>The version of a cluster; null for any other resource.</summary>
    public static ClusterVersion? Find(Resource cluster) => cluster.Type switch
    {
        ResourceType.EksCluster => new(cluster["version"], KubernetesSupport.Eks),
        ResourceType.GkeCluster => new(cluster["minMasterVersion"], KubernetesSupport.Gke),
        ResourceType.AksCluster => new(cluster["kubernetesVersion"], KubernetesSupport.Aks),
        _ => null,
    };

    /// <summary>True for a version that begins with major and minor.</summary>
    public static bool IsVersion(string text) => Version().IsMatch(text);

    [GeneratedRegex(@"^1\.\d+(\.|$)")]
    private static partial Regex Version();
}
