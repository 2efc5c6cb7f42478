using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Node;

/// <summary>A node pool of any cloud.</summary>
/// <param name="Properties">Its properties.</param>
/// <param name="Labels">The labels of its nodes.</param>
/// <param name="Taints">The taints of its nodes.</param>
/// <param name="Capacity">The property that sets spot capacity, for messages.</param>
/// <param name="MayBeSpot">Yes when the pool may have spot capacity. Karpenter prefers spot unless its requirements exclude it.</param>
internal sealed record NodePool(Property Properties, Property Labels, Property Taints, Property Capacity, Answer MayBeSpot)
{
    /// <summary>The types of node pools, and of clusters that contain some.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        ResourceType.EksNodeGroup, ResourceType.KarpenterPool, ResourceType.GkeNodePool, ResourceType.AksAgentPool, ResourceType.AksCluster,
    ];

    /// <summary>Yes when a taint keeps off the pods that do not tolerate it.</summary>
    public Answer IsTainted => Taints.Any(taint =>
        taint["effect"].IsOneOf("NoSchedule", "NoExecute", "NO_SCHEDULE", "NO_EXECUTE")
        | taint.Text(text => text.EndsWith(":NoSchedule", StringComparison.Ordinal) || text.EndsWith(":NoExecute", StringComparison.Ordinal)));

    /// <summary>Yes for AKS' system mode.</summary>
    public Answer IsSystemMode => Properties["mode"].Is("System");

    /// <summary>Examines the pools that a resource is or contains: an AKS cluster contains its first ones.</summary>
    public static void ForEach(Resource resource, Check check, Action<NodePool> require)
    {
        switch (resource.Type)
        {
            case ResourceType.EksNodeGroup:
                require(Eks(resource.Root));
                break;
            case ResourceType.KarpenterPool:
                require(Karpenter(resource.Root));
                break;
            case ResourceType.GkeNodePool:
                require(Gke(resource.Root));
                break;
            case ResourceType.AksAgentPool:
                require(Aks(resource.Root));
                break;
            case ResourceType.AksCluster:
                check.ForEach(resource["agentPoolProfiles"], pool => require(Aks(pool)));
                break;
        }
    }

    private static NodePool Eks(Property pool) => new(pool, pool["labels"], pool["taints"], pool["capacityType"], pool["capacityType"].Is("SPOT"));

    private static NodePool Karpenter(Property pool)
    {
        var template = pool["spec"]["template"];
        var requirements = template["spec"]["requirements"];
        var excludesSpot = requirements.Any(requirement =>
            requirement["key"].Is("karpenter.sh/capacity-type")
            & ((requirement["operator"].Is("In") & !requirement["values"].Contains("spot"))
                | (requirement["operator"].Is("NotIn") & requirement["values"].Contains("spot"))));
        return new NodePool(pool, template["metadata"]["labels"], template["spec"]["taints"], requirements, !excludesSpot);
    }

    private static NodePool Gke(Property pool)
    {
        var node = pool["nodeConfig"];
        return new NodePool(pool, node["labels"], node["taints"], node["spot"], node["spot"].IsTrue | node["preemptible"].IsTrue);
    }

    private static NodePool Aks(Property pool) =>
        new(pool, pool["nodeLabels"], pool["nodeTaints"], pool["scaleSetPriority"], pool["scaleSetPriority"].Is("Spot"));
}
