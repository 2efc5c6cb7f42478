using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Spark;

internal sealed class SparkDynamicAllocationBounded : StackPolicy
{
    private const string Conf = "spark.dynamicAllocation.";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-dynamic-allocation-bounded",
        Title = "Dynamic allocation has maxExecutors within the quota",
        Severity = Severity.Medium,
        Why =
            "Spark's default has no maximum: an application requests an executor for every waiting task, until the tenant's quota rejects its other "
            + "applications.",
        Remedy = "Set spec.dynamicAllocation.maxExecutors so that all executors together fit requests.cpu of the namespace's quota.",
        Link = "https://spark.apache.org/docs/latest/configuration.html#dynamic-allocation",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var application in SparkApplication.All(stack))
        {
            var conf = application.Spec["sparkConf"];
            var allocation = application.Spec["dynamicAllocation"];
            var isDynamic = allocation["enabled"].IsTrue | conf[$"{Conf}enabled"].Is("true");
            if (isDynamic.IsNo)
            {
                continue;
            }

            var most = allocation["maxExecutors"].Exists.IsNo ? conf[$"{Conf}maxExecutors"] : allocation["maxExecutors"];
            var isBounded = Quantity.Read(most, out var executors);
            check.Require(!isDynamic | isBounded, allocation["maxExecutors"], $"The application {application.Name} has no maxExecutors.");

            // The operator's default is one core.
            var cores = application.Spec["executor"]["cores"].Or(1);
            foreach (var quota in stack.OfType(ObjectType.ResourceQuota))
            {
                var cpu = quota["spec"]["hard"]["requests.cpu"];
                var isCounted = isDynamic & isBounded & Quantity.Read(cores, out var each) & Quantity.Read(cpu, out var all)
                    & ObjectType.Same(ObjectType.NamespaceOf(quota), ObjectType.NamespaceOf(application.Object));
                check.Require(
                    isCounted.IsYes ? executors * each <= all : !isCounted,
                    most, $"The application {application.Name} may have {most} executors of {cores} cores, but the quota of its namespace is {cpu} cores.");
            }
        }
    }
}
