using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkDriverServiceAccount : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-driver-service-account",
        Title = "Spark drivers have a dedicated service account",
        Severity = Severity.Medium,
        Why =
            "The default service account may not create executors and has no identity for the object store; and its permissions belong to every pod in the "
            + "namespace.",
        Remedy = "Set spec.driver.serviceAccount to spark, which exists in every tenant's namespace.",
        Link = "https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/#specifying-service-account-for-driver",
        References = [FrameworkReference.CisEks("4.1.5"), FrameworkReference.CisGke("4.1.4"), FrameworkReference.CisAks("4.1.5")],
    };

    public override IReadOnlyList<string> Types { get; } = SparkApplication.Types;

    public override void Examine(Resource resource, Check check)
    {
        if (SparkApplication.Find(resource) is { } application)
        {
            var account = application.Spec["driver"]["serviceAccount"];
            check.Require(
                !account.IsEmpty & !account.Is("default"), account, $"The driver of {application.Name} runs as the namespace's default service account.");
        }
    }
}
