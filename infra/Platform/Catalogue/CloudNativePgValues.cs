using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Infra.Clusters;
using Infra.Platform.Helm;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the cloudnative-pg chart that differ from its defaults.</summary>
internal sealed record CloudNativePgValues
{
    /// <summary>One leads, the other stands by and answers the webhook.</summary>
    public int ReplicaCount { get; } = 2;

    public required ConfigValues Config { get; init; }

    public ContainerResources Resources { get; } = ContainerResources.Of("100m", "256Mi");

    public required Dictionary<string, string> NodeSelector { get; init; }

    public required List<TolerationValue> Tolerations { get; init; }

    /// <summary>It watches its own namespace where no tenant has a cluster: an empty list would mean all.</summary>
    public static CloudNativePgValues Of(string ownNamespace, ImmutableArray<string> namespaces, NodePlacement nodes) => new()
    {
        Config = new(new(namespaces.IsEmpty ? ownNamespace : string.Join(',', namespaces))),
        NodeSelector = new() { [nodes.LabelKey] = nodes.LabelValue },
        Tolerations = TolerationValue.For(nodes),
    };

    internal sealed record ConfigValues(DataValues Data);

    internal sealed record DataValues([property: JsonPropertyName("WATCH_NAMESPACE")] string WatchNamespace);
}
