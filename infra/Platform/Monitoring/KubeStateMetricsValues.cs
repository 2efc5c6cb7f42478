using Infra.Clusters;

namespace Infra.Platform.Monitoring;

/// <summary>
/// The values of kube-state-metrics, the chart inside the chart. By itself it says nothing of an object's labels, and nothing of kinds that
/// Kubernetes does not bring: both are named here.
/// </summary>
internal sealed record KubeStateMetricsValues : KubePrometheusStackValues.ScheduledValues
{
    private const string OperatorGroup = "sparkoperator.k8s.io";

    public required List<string> MetricLabelsAllowlist { get; init; }

    public RbacValues Rbac { get; } = new([new([OperatorGroup], ["sparkapplications"], ["list", "watch"])]);

    public CustomResourceStateValues CustomResourceState { get; } = new(true, new CustomResourceStateConfig(new([SparkApplications()])));

    /// <summary>The labels by which metrics are told apart: a pod's part in an application, a namespace's tenant, a node's role.</summary>
    public static List<string> Labels(IEnumerable<NodePlacement> nodes) =>
    [
        $"pods=[spark-role,spark-app-name,{OperatorGroup}/app-name]",
        $"namespaces=[{PlatformObject.TenantLabel},{PlatformObject.CostCenterLabel}]",
        $"nodes=[{string.Join(',', nodes.Select(node => node.LabelKey).Distinct().Order(StringComparer.Ordinal))}]",
    ];

    /// <summary>
    /// Where each application stands. The operator's own counters know neither the tenant nor the application; these are gone with the object,
    /// so that they count nothing, but they say which one.
    /// </summary>
    private static ResourceValues SparkApplications() => new(
        new(OperatorGroup, "v1beta2", "SparkApplication"),
        "kube_sparkapplication",
        new() { ["namespace"] = ["metadata", "namespace"], ["application"] = ["metadata", "name"] },
        [
            new("created", "When the application was created.", new("Gauge") { Gauge = new(["metadata", "creationTimestamp"]) }),
            new("status_state", "The state that the application is in.", new("StateSet") { StateSet = new("state", ["status", "applicationState", "state"], States) }),
            new("status_termination_time", "When the application ended.", new("Gauge") { Gauge = new(["status", "terminationTime"]) }),
        ]);

    /// <summary>All states of api/v1beta2 but the first, which is no text at all.</summary>
    private static List<string> States =>
    [
        "SUBMITTED", "RUNNING", "COMPLETED", "FAILED", "SUBMISSION_FAILED", "PENDING_RERUN", "INVALIDATING", "SUCCEEDING", "FAILING",
        "SUSPENDING", "SUSPENDED", "RESUMING", "UNKNOWN",
    ];

    internal sealed record RbacValues(List<RuleValues> ExtraRules);

    internal sealed record RuleValues(List<string> ApiGroups, List<string> Resources, List<string> Verbs);

    internal sealed record CustomResourceStateValues(bool Enabled, CustomResourceStateConfig Config);

    internal sealed record CustomResourceStateConfig(SpecValues Spec)
    {
        public string Kind { get; } = "CustomResourceStateMetrics";
    }

    internal sealed record SpecValues(List<ResourceValues> Resources);

    internal sealed record ResourceValues(
        KindValues GroupVersionKind, string MetricNamePrefix, Dictionary<string, List<string>> LabelsFromPath, List<MetricValues> Metrics)
    {
        // What is not there yet is no error: without this, each is a line in the log at every look.
        public int ErrorLogV { get; } = 5;
    }

    internal sealed record KindValues(string Group, string Version, string Kind);

    internal sealed record MetricValues(string Name, string Help, EachValues Each);

    internal sealed record EachValues(string Type)
    {
        public GaugeValues? Gauge { get; init; }

        public StateSetValues? StateSet { get; init; }
    }

    internal sealed record GaugeValues(List<string> Path);

    internal sealed record StateSetValues(string LabelName, List<string> Path, List<string> List);
}
