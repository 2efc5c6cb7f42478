using Infra.Clusters;
using Infra.Platform.Helm;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the rook-ceph chart, the operator alone, that differ from its defaults. The Ceph cluster is its owner's to describe.</summary>
internal sealed record RookCephValues
{
    public ContainerResources Resources { get; } = ContainerResources.Of("200m", "512Mi");

    public required Dictionary<string, string> NodeSelector { get; init; }

    public required List<TolerationValue> Tolerations { get; init; }

    public static RookCephValues Of(NodePlacement nodes) => new()
    {
        NodeSelector = new() { [nodes.LabelKey] = nodes.LabelValue },
        Tolerations = TolerationValue.For(nodes),
    };
}
