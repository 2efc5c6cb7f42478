using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorWebhook : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-webhook",
        Title = "The Spark operator's webhook is on",
        Severity = Severity.High,
        Why = "The webhook refuses applications that cannot run, and puts volumes, tolerations and security contexts onto the pods. Without it these parts of an application are left out without a word.",
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
        check.Require(!chart.IsOne | webhook.Or(true).IsTrue, webhook, "The operator has no webhook, so it leaves out what an application asks of its pods.");
    }
}
