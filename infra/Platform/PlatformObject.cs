using Infra.Clusters;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform;

/// <summary>The metadata that all objects of the platform share.</summary>
internal static class PlatformObject
{
    public const string TenantLabel = "spark-platform/tenant";

    public const string CostCenterLabel = "spark-platform/cost-center";

    /// <summary>The annotation that says why a namespace lets in pods that the baseline standard refuses.</summary>
    public const string PrivilegedReason = "spark-platform/privileged-reason";

    /// <summary>Fresh metadata: Pulumi's constructors change what they are given, so it is never shared.</summary>
    public static ObjectMetaArgs Metadata(
        ClusterContract cluster,
        string name,
        Input<string>? inNamespace = null,
        IEnumerable<KeyValuePair<string, string>>? labels = null,
        IEnumerable<KeyValuePair<string, Input<string>>>? annotations = null)
    {
        var metadata = new ObjectMetaArgs
        {
            Name = name,
            Labels =
            {
                ["app.kubernetes.io/managed-by"] = "pulumi",
                ["app.kubernetes.io/part-of"] = "spark-platform",
            },
        };
        if (inNamespace is not null)
        {
            metadata.Namespace = inNamespace;
        }

        foreach (var (key, value) in cluster.Labels.Concat(labels ?? []))
        {
            metadata.Labels[key] = value;
        }

        foreach (var (key, value) in annotations ?? [])
        {
            metadata.Annotations[key] = value;
        }

        return metadata;
    }

    /// <summary>The labels by which Kubernetes holds a namespace's pods to one of its pod security standards, at the cluster's own version.</summary>
    public static Dictionary<string, string> PodSecurity(ClusterContract cluster, string level) => new()
    {
        ["pod-security.kubernetes.io/enforce"] = level,
        ["pod-security.kubernetes.io/enforce-version"] = $"v{cluster.KubernetesVersion}",
        ["pod-security.kubernetes.io/audit"] = "restricted",
        ["pod-security.kubernetes.io/audit-version"] = $"v{cluster.KubernetesVersion}",
        ["pod-security.kubernetes.io/warn"] = "restricted",
        ["pod-security.kubernetes.io/warn-version"] = $"v{cluster.KubernetesVersion}",
    };
}
