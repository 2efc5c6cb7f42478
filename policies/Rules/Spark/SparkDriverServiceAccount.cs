using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkDriverServiceAccount : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-driver-service-account",
        Title = "An application's driver has a service account of its own",
        Severity = Severity.Medium,
        Why = "As the account default a driver may not ask for executors, and has no identity for the object store; and rights that are given to default are every pod's in the namespace.",
        Remedy = "Set spec.driver.serviceAccount to spark, which is there in every tenant's namespace.",
        Link = "https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/#specifying-service-account-for-driver",
        References = [FrameworkReference.CisEks("4.1.5"), FrameworkReference.CisGke("4.1.4"), FrameworkReference.CisAks("4.1.5")],
    };

    public override IReadOnlyList<string> Types { get; } = SparkApplication.Types;

    public override void Examine(Resource resource, Check check)
    {
        if (SparkApplication.Find(resource) is { } application)
        {
            var account = application.Spec["driver"]["serviceAccount"];
            check.Require(!account.IsEmpty & !account.Is("default"), account, $"The driver of {application.Name} runs as the namespace's default service account.");
        }
    }
}
