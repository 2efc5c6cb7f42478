using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Platform.Helm;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the strimzi-kafka-operator chart that differ from its defaults.</summary>
internal sealed record StrimziValues
{
    /// <summary>One leads, the other stands by.</summary>
    public int Replicas { get; } = 2;

    public BudgetValues PodDisruptionBudget { get; } = new(true);

    /// <summary>The tenants that have a Kafka cluster; the chart gives the operator a role in each and nowhere else.</summary>
    public required ImmutableArray<string> WatchNamespaces { get; init; }

    /// <summary>The platform writes them: the operator's own would open brokers to all pods of the cluster.</summary>
    public bool GenerateNetworkPolicy { get; }

    /// <summary>Brokers get the security context that a restricted namespace asks for.</summary>
    public List<EnvironmentValue> ExtraEnvs { get; } = [new("STRIMZI_POD_SECURITY_PROVIDER_CLASS", "restricted")];

    public ContainerResources Resources { get; } = ContainerResources.Of("200m", "512Mi");

    public required Dictionary<string, string> NodeSelector { get; init; }

    public required List<TolerationValue> Tolerations { get; init; }

    public static StrimziValues Of(ImmutableArray<string> namespaces, NodePlacement nodes) => new()
    {
        WatchNamespaces = namespaces,
        NodeSelector = new() { [nodes.LabelKey] = nodes.LabelValue },
        Tolerations = TolerationValue.For(nodes),
    };

    internal sealed record BudgetValues(bool Enabled);

    internal sealed record EnvironmentValue(string Name, string Value);
}
