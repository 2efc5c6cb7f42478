namespace Infra.Contract;

/// <summary>The parts that the values of many charts share: where pods run, and which resources they request.</summary>
internal static class PodValues
{
    /// <summary>
    /// A container's requests and limits. The memory limit equals the request, so that the node cannot run out of memory; CPU has no limit, so
    /// that idle cores are used.
    /// </summary>
    public static HelmValues Resources(string cpu, string memory) => new()
    {
        ["requests"] = new HelmValues { ["cpu"] = cpu, ["memory"] = memory },
        ["limits"] = new HelmValues { ["memory"] = memory },
    };

    /// <summary>The label of a role's nodes.</summary>
    public static HelmValues NodeSelector(NodePlacement placement) => new() { [placement.LabelKey] = placement.LabelValue };

    /// <summary>The tolerations that let a pod onto all of a role's nodes; none where they have no taint.</summary>
    public static List<object> Tolerations(NodePlacement placement) =>
    [
        .. placement.Taints.Select(taint => new HelmValues
        {
            ["key"] = taint.Key,
            ["operator"] = "Equal",
            ["value"] = taint.Value,
            ["effect"] = "NoSchedule",
        }),
    ];

    /// <summary>A volume that the pod's controller claims.</summary>
    public static HelmValues VolumeClaimTemplate(string storageClass, string size) => new()
    {
        ["spec"] = new HelmValues
        {
            ["storageClassName"] = storageClass,
            ["accessModes"] = new List<object> { "ReadWriteOnce" },
            ["resources"] = new HelmValues { ["requests"] = new HelmValues { ["storage"] = size } },
        },
    };
}
