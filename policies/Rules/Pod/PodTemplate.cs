using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

/// <summary>The pods that a workload makes.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Spec">Its pods' specification.</param>
internal sealed record PodTemplate(Resource Workload, Property Spec)
{
    public const string Deployment = "kubernetes:apps/v1:Deployment";
    public const string StatefulSet = "kubernetes:apps/v1:StatefulSet";
    public const string DaemonSet = "kubernetes:apps/v1:DaemonSet";

    private const string Pod = "kubernetes:core/v1:Pod";
    private const string CronJob = "kubernetes:batch/v1:CronJob";

    private static readonly string[] Lists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>The types of all workloads.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        Pod, Deployment, StatefulSet, DaemonSet, "kubernetes:apps/v1:ReplicaSet", "kubernetes:batch/v1:Job", CronJob, "kubernetes:core/v1:ReplicationController",
    ];

    /// <summary>The workload's name.</summary>
    public Property Name => ObjectType.NameOf(Workload);

    /// <summary>The labels of its pods.</summary>
    public Property Labels => Template["metadata"]["labels"];

    private Property Template => TemplateOf(Workload);

    /// <summary>The pod template of a workload.</summary>
    public static PodTemplate Of(Resource workload) => new(workload, TemplateOf(workload)["spec"]);

    /// <summary>All workloads of a stack.</summary>
    public static IEnumerable<PodTemplate> All(StackResources stack) => stack.All.Where(resource => Types.Contains(resource.Type)).Select(Of);

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

    private static Property TemplateOf(Resource workload) => workload.Type switch
    {
        Pod => workload.Root,
        CronJob => workload["spec"]["jobTemplate"]["spec"]["template"],
        _ => workload["spec"]["template"],
    };
}
