using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorWebhook : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-webhook",
        Title = "The Spark operator's webhook is enabled",
        Severity = Severity.High,
        Why =
            "The webhook rejects applications that cannot run, and adds volumes, tolerations and security contexts to the pods. Without it these settings "
            + "are ignored without an error.",
        Remedy = "Set webhook.enable to true in the values of the spark-operator chart, which is its default.",
        Link = "https://www.kubeflow.org/docs/components/spark-operator/getting-started/",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ChartRelease.Find(resource, ChartRelease.SparkOperator) is not { } chart)
        {
            return;
        }

        var webhook = chart.Values["webhook"]["enable"];
        check.Require(
            !chart.IsOne | webhook.Or(true).IsTrue, webhook, "The webhook is disabled, so the operator ignores volumes, tolerations and security contexts.");
    }
}
