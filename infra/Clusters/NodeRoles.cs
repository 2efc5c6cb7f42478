using Infra.Contract;
using Infra.Settings;

namespace Infra.Clusters;

/// <summary>
/// The labels and taints of the node roles, the same on every cloud whose nodes we make. The driver role has no taint: a pod that names no
/// role must land somewhere, and the on-demand pool is the one where nothing is taken away from it.
/// </summary>
internal static class NodeRoles
{
    public const string LabelKey = "spark-platform/role";

    public static EnumMap<NodeRole, NodePlacement> Placements { get; } =
        EnumMap.Of(Enum.GetValues<NodeRole>(), Placement);

    /// <summary>How a role is written in labels and names, for example local-nvme.</summary>
    public static string Spelling(NodeRole role) => role switch
    {
        NodeRole.LocalNvme => "local-nvme",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static NodePlacement Placement(NodeRole role) => new(LabelKey, Spelling(role), role switch
    {
        // Every cloud's own add-ons tolerate this taint.
        NodeRole.System => new NodeTaint("CriticalAddonsOnly", "true"),
        NodeRole.Driver => null,
        _ => new NodeTaint(LabelKey, Spelling(role)),
    });
}
