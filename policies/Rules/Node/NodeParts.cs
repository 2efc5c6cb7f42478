using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

/// <summary>The properties of node pools on each cloud.</summary>
internal static class NodeParts
{
    /// <summary>The types of node pools.</summary>
    public static readonly ImmutableArray<string> Pools =
    [
        ResourceType.EksNodeGroup, ResourceType.KarpenterPool, ResourceType.GkeNodePool, ResourceType.AksAgentPool, ResourceType.AksCluster,
    ];

    /// <summary>The pools that a resource is or has: an AKS cluster has its first ones within it.</summary>
    public static void ForEachPool(Resource resource, Check check, Action<Property> require)
    {
        if (resource.Type == ResourceType.AksCluster)
        {
            check.ForEach(resource["agentPoolProfiles"], require);
        }
        else
        {
            require(resource.Root);
        }
    }

    /// <summary>The labels of a pool's nodes.</summary>
    public static Property Labels(Property pool) => pool.Resource.Type switch
    {
        ResourceType.EksNodeGroup => pool["labels"],
        ResourceType.KarpenterPool => pool["spec"]["template"]["metadata"]["labels"],
        ResourceType.GkeNodePool => pool["nodeConfig"]["labels"],
        _ => pool["nodeLabels"],
    };

    /// <summary>The taints of a pool's nodes.</summary>
    public static Property Taints(Property pool) => pool.Resource.Type switch
    {
        ResourceType.EksNodeGroup => pool["taints"],
        ResourceType.KarpenterPool => pool["spec"]["template"]["spec"]["taints"],
        ResourceType.GkeNodePool => pool["nodeConfig"]["taints"],
        _ => pool["nodeTaints"],
    };

    /// <summary>Yes when a taint keeps pods off the pool that do not ask for it.</summary>
    public static Answer IsTainted(Property pool) => Taints(pool).Any(taint =>
        taint["effect"].IsOneOf("NoSchedule", "NoExecute", "NO_SCHEDULE", "NO_EXECUTE")
        | taint.Text(text => text.EndsWith(":NoSchedule", StringComparison.Ordinal) || text.EndsWith(":NoExecute", StringComparison.Ordinal)));

    /// <summary>
    /// Yes when the pool may have spot capacity. Karpenter prefers spot unless its requirements exclude it.
    /// </summary>
    public static Answer MayBeSpot(Property pool) => pool.Resource.Type switch
    {
        ResourceType.EksNodeGroup => pool["capacityType"].Is("SPOT"),
        ResourceType.GkeNodePool => pool["nodeConfig"]["spot"].IsTrue | pool["nodeConfig"]["preemptible"].IsTrue,
        ResourceType.KarpenterPool => !pool["spec"]["template"]["spec"]["requirements"].Any(requirement =>
            requirement["key"].Is("karpenter.sh/capacity-type")
            & ((requirement["operator"].Is("In") & !requirement["values"].Contains("spot")) | (requirement["operator"].Is("NotIn") & requirement["values"].Contains("spot")))),
        _ => pool["scaleSetPriority"].Is("Spot"),
    };

    /// <summary>The property that sets spot capacity, for messages.</summary>
    public static Property Capacity(Property pool) => pool.Resource.Type switch
    {
        ResourceType.EksNodeGroup => pool["capacityType"],
        ResourceType.GkeNodePool => pool["nodeConfig"]["spot"],
        ResourceType.KarpenterPool => pool["spec"]["template"]["spec"]["requirements"],
        _ => pool["scaleSetPriority"],
    };
}
