using Infra.Platform.Helm;

namespace Infra.Clusters.Eks.Karpenter;

/// <summary>The values of the karpenter chart that differ from its defaults.</summary>
internal sealed record KarpenterValues(
    KarpenterValues.SettingsValues Settings, KarpenterValues.ControllerValues Controller, Dictionary<string, string> NodeSelector)
{
    public static KarpenterValues Of(EksContext context, NodePlacement system) => new(
        new(context.Name, InterruptionQueue.NameOf(context)),
        new(ContainerResources.Of("500m", "1Gi")),
        new() { [system.LabelKey] = system.LabelValue });

    internal sealed record SettingsValues(string ClusterName, string InterruptionQueue);

    internal sealed record ControllerValues(ContainerResources Resources);
}
