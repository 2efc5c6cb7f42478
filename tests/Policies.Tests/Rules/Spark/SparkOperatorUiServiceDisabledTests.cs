using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkOperatorUiServiceDisabledTests : RuleTests
{
    protected override string Policy => "spark-operator-ui-service-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("off", Operator("controller: { uiService: { enable: false } }")),
        Refused(
            "by default", Operator("controller: {}"), "operator values.controller.uiService.enable: The operator creates a UI service for each application."),
        Undecided("not known", Operator("controller: { uiService: !unknown  }"), "operator values.controller.uiService"),
        Ignored("another chart", Operator("controller: {}", "kueue")),
    ];

    private static Resource Operator(string values, string chart = "spark-operator") =>
        Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: {chart}, values: {{ {values} }} }}");
}
