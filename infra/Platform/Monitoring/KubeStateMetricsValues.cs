using Infra.Contract;

namespace Infra.Platform.Monitoring;

/// <summary>
/// The values of kube-state-metrics, the chart inside the chart. By itself it says nothing of an object's labels, and nothing of kinds that
/// Kubernetes does not bring: both are named here.
/// </summary>
internal static class KubeStateMetricsValues
{
    private const string OperatorGroup = "sparkoperator.k8s.io";

    public static HelmValues Of(NodePlacement system, IEnumerable<NodePlacement> nodes) => new()
    {
        // What a pod's labels say is kept for every pod that there is: memory grows with the executors.
        ["resources"] = PodValues.Resources("100m", "1Gi"),
        ["nodeSelector"] = PodValues.NodeSelector(system),
        ["tolerations"] = PodValues.Tolerations(system),
        ["metricLabelsAllowlist"] = Labels(nodes),

        // What it exports it may list in the whole cluster. Nothing asks for metrics of these.
        ["collectorsExclude"] = new List<object> { "configmaps", "secrets" },
        ["rbac"] = new HelmValues
        {
            ["extraRules"] = new List<object>
            {
                new HelmValues
                {
                    ["apiGroups"] = new List<object> { OperatorGroup },
                    ["resources"] = new List<object> { "sparkapplications" },
                    ["verbs"] = new List<object> { "list", "watch" },
                },
            },
        },
        ["customResourceState"] = new HelmValues
        {
            ["enabled"] = true,
            ["config"] = new HelmValues
            {
                ["kind"] = "CustomResourceStateMetrics",
                ["spec"] = new HelmValues { ["resources"] = new List<object> { SparkApplications() } },
            },
        },
    };

    /// <summary>The labels that metrics are grouped by: a pod's part in an application, a namespace's tenant, a node's role.</summary>
    private static List<object> Labels(IEnumerable<NodePlacement> nodes) =>
    [
        $"pods=[spark-role,spark-app-name,{OperatorGroup}/app-name]",
        $"namespaces=[{PlatformObject.TenantLabel},{PlatformObject.CostCenterLabel}]",
        $"nodes=[{string.Join(',', nodes.Select(node => node.LabelKey).Distinct().Order(StringComparer.Ordinal))}]",
    ];

    /// <summary>
    /// Where each application stands. The operator's own counters know neither the tenant nor the application; these are gone with the object,
    /// so that they count nothing, but they say which one.
    /// </summary>
    private static HelmValues SparkApplications() => new()
    {
        ["groupVersionKind"] = new HelmValues { ["group"] = OperatorGroup, ["version"] = "v1beta2", ["kind"] = "SparkApplication" },
        ["metricNamePrefix"] = "kube_sparkapplication",
        ["labelsFromPath"] = new HelmValues
        {
            ["namespace"] = new List<object> { "metadata", "namespace" },
            ["application"] = new List<object> { "metadata", "name" },
        },
        ["metrics"] = new List<object>
        {
            Metric("created", "When the application was created.", Gauge("metadata", "creationTimestamp")),
            Metric("status_state", "The state that the application is in.", new HelmValues
            {
                ["type"] = "StateSet",
                ["stateSet"] = new HelmValues
                {
                    ["labelName"] = "state",
                    ["path"] = new List<object> { "status", "applicationState", "state" },
                    ["list"] = States(),
                },
            }),
            Metric("status_termination_time", "When the application ended.", Gauge("status", "terminationTime")),
        },

        // What is not there yet is no error: without this, each is a line in the log at every look.
        ["errorLogV"] = 5,
    };

    private static HelmValues Metric(string name, string help, HelmValues each) => new() { ["name"] = name, ["help"] = help, ["each"] = each };

    private static HelmValues Gauge(params List<object> path) => new() { ["type"] = "Gauge", ["gauge"] = new HelmValues { ["path"] = path } };

    /// <summary>All states of api/v1beta2 but the first, which is no text at all.</summary>
    private static List<object> States() =>
    [
        "SUBMITTED", "RUNNING", "COMPLETED", "FAILED", "SUBMISSION_FAILED", "PENDING_RERUN", "INVALIDATING", "SUCCEEDING", "FAILING",
        "SUSPENDING", "SUSPENDED", "RESUMING", "UNKNOWN",
    ];
}
