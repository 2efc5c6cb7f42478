using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Spark;

/// <summary>An application of the Spark operator.</summary>
/// <param name="Object">A SparkApplication, or a ScheduledSparkApplication.</param>
/// <param name="Spec">What is run.</param>
internal sealed record SparkApplication(Resource Object, Property Spec)
{
    private const string Group = "sparkoperator.k8s.io";

    /// <summary>The types of applications, whatever the version of their API.</summary>
    public static IReadOnlyList<string> Types { get; } = [$"kubernetes:{Group}/*"];

    /// <summary>The application's name.</summary>
    public Property Name => ObjectType.NameOf(Object);

    /// <summary>The resource as an application; null where it is something else.</summary>
    public static SparkApplication? Find(Resource resource) =>
        ObjectType.IsOfKind(resource, Group, "SparkApplication") ? new SparkApplication(resource, resource["spec"])
        : ObjectType.IsOfKind(resource, Group, "ScheduledSparkApplication") ? new SparkApplication(resource, resource["spec"]["template"])
        : null;

    /// <summary>All applications of a stack.</summary>
    public static IEnumerable<SparkApplication> All(StackResources stack) => stack.All.Select(Find).OfType<SparkApplication>();
}
