using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>A release of a chart that rules know, or what may be one.</summary>
/// <param name="Object">The release.</param>
/// <param name="IsOne">Whether it is one: yes, or unknown.</param>
internal sealed record ChartRelease(Resource Object, Answer IsOne)
{
    public const string SparkOperator = "spark-operator";
    public const string KubePrometheusStack = "kube-prometheus-stack";
    public const string YuniKorn = "yunikorn";

    /// <summary>The values of the release.</summary>
    public Property Values => Object["values"];

    /// <summary>The resource as a release of the chart, from any repository; null where it is not one.</summary>
    public static ChartRelease? Find(Resource resource, string chart)
    {
        var isOne = resource["chart"].Text(text => text == chart || text.EndsWith($"/{chart}", StringComparison.Ordinal));
        return resource.Type != ObjectType.Release || isOne.IsNo ? null : new ChartRelease(resource, isOne);
    }

    /// <summary>The releases of a chart in a stack.</summary>
    public static IEnumerable<ChartRelease> All(StackResources stack, string chart) =>
        stack.OfType(ObjectType.Release).Select(release => Find(release, chart)).OfType<ChartRelease>();
}
