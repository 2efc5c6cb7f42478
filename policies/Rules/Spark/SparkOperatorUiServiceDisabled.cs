using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorUiServiceDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-ui-service-disabled",
        Title = "The Spark operator creates no UI services",
        Severity = Severity.Medium,
        Why =
            "The operator would create a service for the Spark UI of each application, and keep it after the application is gone. Anyone who reaches the UI "
            + "can read the job's settings and kill it.",
        Remedy =
            "Set controller.uiService.enable to false in the values of the spark-operator chart; the history server shows finished applications, and kubectl "
            + "port-forward a running one.",
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
        check.Require(!chart.IsOne | service.Or(true).IsFalse, service, "The operator creates a UI service for each application.");
    }
}
