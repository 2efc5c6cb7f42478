using Infra.Clusters;

namespace Infra.Platform.Helm;

/// <summary>What charts call "resources": what a container asks for and what it may have at most.</summary>
internal sealed record ContainerResources(Dictionary<string, string> Requests, Dictionary<string, string> Limits)
{
    /// <summary>Memory is bounded at what is asked for, so that the node cannot run out; CPU is not, so that idle cores are used.</summary>
    public static ContainerResources Of(string cpu, string memory) =>
        new(new() { ["cpu"] = cpu, ["memory"] = memory }, new() { ["memory"] = memory });
}

/// <summary>A toleration as a chart's values write it.</summary>
internal sealed record TolerationValue(string Key, string Operator, string? Value, string? Effect)
{
    /// <summary>The tolerations that let a pod onto all of a role's nodes; none where they have no taint.</summary>
    public static List<TolerationValue> For(NodePlacement placement) =>
        [.. placement.Taints.Select(taint => new TolerationValue(taint.Key, "Equal", taint.Value, "NoSchedule"))];
}

/// <summary>A volume claim inside a chart's values.</summary>
internal sealed record VolumeClaimTemplate(VolumeClaimTemplate.ClaimSpec Spec)
{
    public static VolumeClaimTemplate Of(string storageClass, string size) =>
        new(new ClaimSpec(storageClass, ["ReadWriteOnce"], new Asked(new() { ["storage"] = size })));

    internal sealed record ClaimSpec(string StorageClassName, List<string> AccessModes, Asked Resources);

    internal sealed record Asked(Dictionary<string, string> Requests);
}
