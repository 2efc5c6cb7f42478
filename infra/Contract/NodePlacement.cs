using System.Collections.Immutable;

namespace Infra.Contract;

/// <summary>The label that a role's nodes carry, and the taint that keeps other pods away.</summary>
/// <param name="LabelKey">The label's key.</param>
/// <param name="LabelValue">The label's value.</param>
/// <param name="Taint">The taint, or null where any pod may land.</param>
internal sealed record NodePlacement(string LabelKey, string LabelValue, NodeTaint? Taint)
{
    /// <summary>Taints that the cloud itself puts on some of the role's nodes, such as spot machines; a pod that tolerates them gets those too.</summary>
    public ImmutableArray<NodeTaint> CloudTaints { get; init; } = [];

    /// <summary>All that a pod tolerates to get onto any of the role's nodes.</summary>
    public IEnumerable<NodeTaint> Taints => Taint is null ? CloudTaints : CloudTaints.Prepend(Taint);
}

/// <summary>A taint whose effect is NoSchedule.</summary>
internal sealed record NodeTaint(string Key, string Value);
