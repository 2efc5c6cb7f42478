using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>Rook, the operator of Ceph, for clusters that keep their own storage. The Ceph cluster is its owner's to describe.</summary>
internal static class RookCeph
{
    public static Operator Operator { get; } =
        new("rookCeph", "rook-ceph", "Rook-Ceph", Values, "Ceph's daemons and its CSI driver work on the nodes' disks and mounts.");

    /// <summary>The values of the rook-ceph chart that differ from its defaults.</summary>
    private static HelmValues Values(OperatorSettings settings, ImmutableArray<string> namespaces, NodePlacement nodes) => new()
    {
        ["resources"] = PodValues.Resources("200m", "512Mi"),
        ["nodeSelector"] = PodValues.NodeSelector(nodes),
        ["tolerations"] = PodValues.Tolerations(nodes),
    };
}
