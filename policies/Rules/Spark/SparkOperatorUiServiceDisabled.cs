using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorUiServiceDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-ui-service-disabled",
        Title = "The Spark operator opens no service for each application's page",
        Severity = Severity.Medium,
        Why = "Each application would get a service of its own, which stays when the application is gone, and a page on which whoever reaches it sees the job's settings and can stop it.",
        Remedy = "Set controller.uiService.enable to false in the values of the spark-operator chart; the history server shows finished applications, and kubectl port-forward a running one.",
        Link = "https://spark.apache.org/docs/latest/security.html#web-ui",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ChartRelease.Find(resource, ChartRelease.SparkOperator) is not { } chart)
        {
            return;
        }

        var service = chart.Values["controller"]["uiService"]["enable"];
        check.Require(!chart.IsOne | service.Or(true).IsFalse, service, "The operator makes a service for the page of each application.");
    }
}
