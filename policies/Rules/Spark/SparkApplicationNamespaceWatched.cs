using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Spark;

internal sealed class SparkApplicationNamespaceWatched : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-application-namespace-watched",
        Title = "SparkApplications are in a namespace that the Spark operator watches",
        Severity = Severity.Medium,
        Why = "In a namespace that the operator does not watch an application is accepted and never runs, without any error.",
        Remedy = "Create the application in a tenant's namespace; the operator watches those of all tenants in stacks/platform.yaml.",
        Link = "https://www.kubeflow.org/docs/components/spark-operator/user-guide/running-multiple-instances-of-the-operator/",
    };

    public override void Examine(StackResources stack, Check check)
    {
        ChartRelease[] operators = [.. ChartRelease.All(stack, ChartRelease.SparkOperator)];
        foreach (var application in SparkApplication.All(stack))
        {
            var space = ObjectType.NamespaceOf(application.Object);
            check.Require(
                Answer.Any(operators.Select(chart => chart.IsOne & chart.Values["spark"]["jobNamespaces"].Any(name => ObjectType.Same(name, space)))),
                space, $"The application {application.Name} is in the namespace {space}, which no Spark operator of this stack watches.");
        }
    }
}
