using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

/// <summary>A cluster's version of Kubernetes, wherever the cloud keeps it.</summary>
internal static partial class ClusterVersion
{
    public static readonly ImmutableArray<string> Types = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    /// <summary>The property that has it.</summary>
    public static Property Of(Resource cluster) => cluster[cluster.Type switch
    {
        ResourceType.EksCluster => "version",
        ResourceType.GkeCluster => "minMasterVersion",
        _ => "kubernetesVersion",
    }];

    /// <summary>True for a version that begins with major and minor.</summary>
    public static bool IsVersion(string text) => Version().IsMatch(text);

    /// <summary>The versions that the cluster's cloud supports.</summary>
    public static ImmutableArray<SupportedVersion> SupportedBy(Resource cluster) => cluster.Type switch
    {
        ResourceType.EksCluster => KubernetesSupport.Eks,
        ResourceType.GkeCluster => KubernetesSupport.Gke,
        _ => KubernetesSupport.Aks,
    };

    [GeneratedRegex(@"^1\.\d+(\.|$)")]
    private static partial Regex Version();
}
