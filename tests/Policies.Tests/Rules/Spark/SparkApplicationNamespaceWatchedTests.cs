using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkApplicationNamespaceWatchedTests : RuleTests
{
    protected override string Policy => "spark-application-namespace-watched";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("watched", Operator("spark: { jobNamespaces: [analytics] }"), Application("type: Scala")),
        Refused(
            "not watched",
            [Operator("spark: { jobNamespaces: [science] }"), Application("type: Scala")],
            "etl metadata.namespace: The application etl is in the namespace analytics, which no Spark operator of this stack watches."),
        Refused(
            "no operator", Application("type: Scala"),
            "etl metadata.namespace: The application etl is in the namespace analytics, which no Spark operator of this stack watches."),
        Undecided("not known", [Operator("spark: { jobNamespaces: !unknown  }"), Application("type: Scala")], "etl values.spark.jobNamespaces"),
        Ignored("no applications", Operator("spark: { jobNamespaces: [science] }")),
    ];

    private static Resource Operator(string values, string chart = "spark-operator") =>
        Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: {chart}, values: {{ {values} }} }}");

    private static Resource Application(string spec) =>
        Resource("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", "etl", $"metadata: {{ name: etl, namespace: analytics }}\nspec: {{ {spec} }}");
}
