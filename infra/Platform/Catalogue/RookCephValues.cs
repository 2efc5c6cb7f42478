using Infra.Clusters;
using Infra.Platform.Helm;

namespace Infra.Platform.Catalogue;

/// <summary>The values of the rook-ceph chart, the operator alone, that differ from its defaults. The Ceph cluster is its owner's to describe.</summary>
internal static class RookCephValues
{
    public static HelmValues Of(NodePlacement nodes) => new()
    {
        ["resources"] = PodValues.Resources("200m", "512Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(nodes),
        ["tolerations"] = PodValues.Tolerations(nodes),
    };
}
