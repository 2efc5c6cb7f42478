using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorDisruptionBudget : ResourcePolicy
{
    private static readonly string[] Parts = ["controller", "webhook"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-disruption-budget",
        Title = "The Spark operator has pod disruption budgets",
        Severity = Severity.Medium,
        Why = "While the webhook is down, applications' pods lack the settings that they asked for; while the controller is down, no driver starts.",
        Remedy =
            "Set podDisruptionBudget.enable to true for controller and webhook in the values of the spark-operator chart. The platform does it if "
            + "sparkOperator.replicas is 2 or more.",
        Link = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ChartRelease.Find(resource, ChartRelease.SparkOperator) is not { } chart)
        {
            return;
        }

        foreach (var part in Parts)
        {
            var budget = chart.Values[part]["podDisruptionBudget"]["enable"];
            var isSeveral = chart.Values[part]["replicas"].Number(number => number > 1);
            check.Require(
                !chart.IsOne | !isSeveral | budget.IsTrue,
                budget,
                $"The operator's {part} has {chart.Values[part]["replicas"]} pods and no disruption budget.");
        }
    }
}
