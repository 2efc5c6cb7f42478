using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkDriverServiceAccountTests : RuleTests
{
    protected override string Policy => "spark-driver-service-account";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("one of its own", Application("driver: { serviceAccount: spark }")),
        Accepted(
            "by the clock",
            Resource(
                "kubernetes:sparkoperator.k8s.io/v1beta2:ScheduledSparkApplication", "etl",
                "metadata: { name: etl }\nspec: { template: { driver: { serviceAccount: spark } } }")),
        Refused(
            "none", Application("driver: { cores: 1 }"), "etl spec.driver.serviceAccount: The driver of etl runs as the namespace's default service account."),
        Refused(
            "the default one", Application("driver: { serviceAccount: default }"),
            "etl spec.driver.serviceAccount: The driver of etl runs as the namespace's default service account."),
        Undecided("not known", Application("driver: !unknown "), "etl spec.driver"),
        Ignored("another kind", Resource("kubernetes:sparkoperator.k8s.io/v1alpha1:SparkConnect", "notebook")),
    ];

    private static Resource Application(string spec) =>
        Resource("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", "etl", $"metadata: {{ name: etl, namespace: analytics }}\nspec: {{ {spec} }}");
}
