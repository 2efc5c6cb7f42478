using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkOperatorDisruptionBudgetTests : RuleTests
{
    protected override string Policy => "spark-operator-disruption-budget";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "one for each",
            Operator("controller: { replicas: 2, podDisruptionBudget: { enable: true } }, webhook: { replicas: 2, podDisruptionBudget: { enable: true } }")),
        Accepted("a single pod, which must be able to go", Operator("controller: { replicas: 1 }")),
        Refused(
            "one for one of them",
            Operator("controller: { replicas: 2, podDisruptionBudget: { enable: true } }, webhook: { replicas: 3 }"),
            "operator values.webhook.podDisruptionBudget.enable: The operator's webhook has 3 pods and no disruption budget."),
        Undecided("not known", Operator("controller: { replicas: !unknown  }"), "operator values.controller.replicas"),
        Ignored("another chart", Operator("controller: { replicas: 2 }", "kueue")),
    ];

    private static Resource Operator(string values, string chart = "spark-operator") =>
        Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: {chart}, values: {{ {values} }} }}");
}
