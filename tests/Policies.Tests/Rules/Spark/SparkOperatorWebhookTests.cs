using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkOperatorWebhookTests : RuleTests
{
    protected override string Policy => "spark-operator-webhook";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("on", Operator("webhook: { enable: true }")),
        Accepted("by default", Operator("controller: {}")),
        Refused(
            "off", Operator("webhook: { enable: false }"),
            "operator values.webhook.enable: The webhook is disabled, so the operator ignores volumes, tolerations and security contexts."),
        Undecided("not known", Operator("webhook: { enable: !unknown  }"), "operator values.webhook.enable"),
        Ignored("another chart", Operator("webhook: { enable: false }", "kueue")),
    ];

    private static Resource Operator(string values, string chart = "spark-operator") =>
        Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: {chart}, values: {{ {values} }} }}");
}
