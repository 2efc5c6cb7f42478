using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>CloudNativePG, the operator of PostgreSQL.</summary>
internal static class CloudNativePg
{
    public static Operator Operator { get; } = new("cloudNativePg", "cloudnative-pg", "CloudNativePG", Values);

    /// <summary>The values of the cloudnative-pg chart that differ from its defaults.</summary>
    private static HelmValues Values(OperatorSettings settings, ImmutableArray<string> namespaces, NodePlacement nodes) => new()
    {
        // One leads, the other stands by and answers the webhook.
        ["replicaCount"] = 2,
        ["config"] = new HelmValues
        {
            // It watches its own namespace where no tenant has a cluster: an empty list would mean all.
            ["data"] = new HelmValues { ["WATCH_NAMESPACE"] = namespaces.IsEmpty ? settings.Namespace : string.Join(',', namespaces) },
        },
        ["resources"] = PodValues.Resources("100m", "256Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(nodes),
        ["tolerations"] = PodValues.Tolerations(nodes),
    };
}
