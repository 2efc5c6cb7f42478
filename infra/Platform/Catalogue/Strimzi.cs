using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>Strimzi, the operator of Kafka.</summary>
internal static class Strimzi
{
    public static Operator Operator { get; } = new("strimzi", "strimzi", "Strimzi", Values);

    /// <summary>The values of the strimzi-kafka-operator chart that differ from its defaults.</summary>
    private static HelmValues Values(OperatorSettings settings, ImmutableArray<string> namespaces, NodePlacement nodes) => new()
    {
        // One leads, the other stands by.
        ["replicas"] = 2,
        ["podDisruptionBudget"] = new HelmValues { ["enabled"] = true },

        // The tenants that have a Kafka cluster; the chart gives the operator a role in each and nowhere else.
        ["watchNamespaces"] = new List<object>(namespaces),

        // The platform writes them: the operator's own would open brokers to all pods of the cluster.
        ["generateNetworkPolicy"] = false,

        // Brokers get the security context that a restricted namespace asks for.
        ["extraEnvs"] = new List<object> { new HelmValues { ["name"] = "STRIMZI_POD_SECURITY_PROVIDER_CLASS", ["value"] = "restricted" } },
        ["resources"] = PodValues.Resources("200m", "512Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(nodes),
        ["tolerations"] = PodValues.Tolerations(nodes),
    };
}
