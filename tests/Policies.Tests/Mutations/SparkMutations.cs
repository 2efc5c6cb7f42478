using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class SparkMutations : MutationTests
{
    private const string NoApplication = "No stack has an application: teams submit them.";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.spark.jobNamespaces", "spark-operator-namespaces"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.spark.jobNamespaces[0]", "spark-operator-namespaces"),
        Set("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.spark.jobNamespaces[0]", "''", "spark-operator-namespaces"),
        Set("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.spark.jobNamespaceSelector", "spark=true", "spark-operator-namespaces"),
        Set("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.webhook.enable", "false", "spark-operator-webhook"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.controller.uiService", "spark-operator-ui-service-disabled"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.controller.podDisruptionBudget", "spark-operator-disruption-budget"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "values.webhook.podDisruptionBudget", "spark-operator-disruption-budget"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["spark-driver-service-account"] = NoApplication,
        ["spark-dynamic-allocation-bounded"] = NoApplication,
        ["spark-application-namespace-watched"] = NoApplication,
    };
}
