using Infra.Contract;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>The values of the karpenter chart that differ from its defaults.</summary>
internal static class KarpenterValues
{
    public static HelmValues Of(EksContext context, NodePlacement system) => new()
    {
        ["settings"] = new HelmValues
        {
            ["clusterName"] = context.Name,
            ["interruptionQueue"] = InterruptionQueue.NameOf(context),

            // A zone that AWS shifts the cluster away from gets no new nodes either.
            ["enableZonalShift"] = true,
        },
        ["controller"] = new HelmValues { ["resources"] = PodValues.Resources("500m", "1Gi") },
        ["nodeSelector"] = PodValues.NodeSelector(system),
    };
}
