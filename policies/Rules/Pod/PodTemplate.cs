using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

/// <summary>The pods that a workload makes.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Template">Its pods' metadata and specification.</param>
internal sealed record PodTemplate(Resource Workload, Property Template)
{
    public const string Deployment = "kubernetes:apps/v1:Deployment";
    public const string StatefulSet = "kubernetes:apps/v1:StatefulSet";
    public const string DaemonSet = "kubernetes:apps/v1:DaemonSet";

    private const string Pod = "kubernetes:core/v1:Pod";
    private const string ReplicaSet = "kubernetes:apps/v1:ReplicaSet";
    private const string ReplicationController = "kubernetes:core/v1:ReplicationController";
    private const string Job = "kubernetes:batch/v1:Job";
    private const string CronJob = "kubernetes:batch/v1:CronJob";

    private static readonly string[] Lists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>The types of all workloads.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, ReplicationController,
    ];

    /// <summary>The workload's name.</summary>
    public Property Name => ObjectType.NameOf(Workload);

    /// <summary>Its pods' specification.</summary>
    public Property Spec { get; } = Template["spec"];

    /// <summary>The labels of its pods.</summary>
    public Property Labels => Template["metadata"]["labels"];

    /// <summary>The pod template of a workload; null for any other resource.</summary>
    public static PodTemplate? Find(Resource workload) => TemplateOf(workload) is { } template ? new(workload, template) : null;

    /// <summary>All workloads of a stack.</summary>
    public static IEnumerable<PodTemplate> All(StackResources stack) => stack.All.Select(Find).OfType<PodTemplate>();

    /// <summary>Asks for something of each container, those that run before or beside the others among them.</summary>
    public void ForEachContainer(Check check, Action<Property> require)
    {
        foreach (var list in Lists)
        {
            check.ForEach(Spec[list], require);
        }
    }

    /// <summary>A setting of the security context that a container has from its pod where it has none of its own.</summary>
    public Property Inherited(Property container, Func<Property, Property> setting)
    {
        var own = setting(container["securityContext"]);
        return own.Exists.IsNo ? setting(Spec["securityContext"]) : own;
    }

    private static Property? TemplateOf(Resource workload) => workload.Type switch
    {
        Pod => workload.Root,
        CronJob => workload["spec"]["jobTemplate"]["spec"]["template"],
        Deployment or StatefulSet or DaemonSet or ReplicaSet or Job or ReplicationController => workload["spec"]["template"],
        _ => null,
    };
}
