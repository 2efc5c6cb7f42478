namespace Engine.Tests.Charts;

/// <summary>Charts of our own in the place of those that the platform installs.</summary>
internal static class SmallCharts
{
    /// <param name="crds">The real CRDs, a folder for each project.</param>
    public static IEnumerable<SmallChart> All(string crds) =>
    [
        new("spark-operator", Of(crds, "spark-operator")),
        new("kube-prometheus-stack", Of(crds, "prometheus-operator")),
        new("cloudnative-pg", Of(crds, "cloudnative-pg")),
        new("kueue", Of(crds, "kueue")),
        new("yunikorn", [], SmallChart.HookMadeRights(
            "pre-install,pre-upgrade",
            ("ClusterRole", "yunikorn-scheduler"),
            ("ClusterRole", "yunikorn-admission-controller-cluster-role"),
            ("ClusterRoleBinding", "yunikorn-rbac"),
            ("ClusterRoleBinding", "yunikorn-rbac-kube-scheduler"),
            ("ClusterRoleBinding", "yunikorn-rbac-volume-scheduler"),
            ("ClusterRoleBinding", "yunikorn-admission-controller-cluster-rbac"))),
    ];

    private static IReadOnlyList<string> Of(string crds, string project) =>
        [.. Directory.GetFiles(Path.Combine(crds, project), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
