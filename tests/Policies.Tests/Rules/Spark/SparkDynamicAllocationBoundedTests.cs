using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkDynamicAllocationBoundedTests : RuleTests
{
    protected override string Policy => "spark-dynamic-allocation-bounded";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a bound that fits", Quota("100"), Application("dynamicAllocation: { enabled: true, maxExecutors: 25 }, executor: { cores: 4 }")),
        Accepted(
            "in Spark's own words", Quota("100"),
            Application("sparkConf: { spark.dynamicAllocation.enabled: 'true', spark.dynamicAllocation.maxExecutors: '50' }")),
        Accepted("another namespace's quota", Quota("1", "science"), Application("dynamicAllocation: { enabled: true, maxExecutors: 25 }")),
        Refused(
            "no bound",
            Application("dynamicAllocation: { enabled: true }"),
            "etl spec.dynamicAllocation.maxExecutors: The application etl has no maxExecutors."),
        Refused(
            "more than the tenant has",
            [Quota("100"), Application("dynamicAllocation: { enabled: true, maxExecutors: 26 }, executor: { cores: 4 }")],
            "etl spec.dynamicAllocation.maxExecutors: The application etl may have 26 executors of 4 cores, but the quota of its namespace is 100 cores."),
        Undecided("not known", Application("dynamicAllocation: { enabled: true, maxExecutors: !unknown  }"), "etl spec.dynamicAllocation.maxExecutors"),
        Ignored("as many as it says", Quota("1"), Application("executor: { instances: 4 }")),
    ];

    private static Resource Quota(string cpu, string space = "analytics") =>
        Resource("kubernetes:core/v1:ResourceQuota", "quota", $"metadata: {{ namespace: {space} }}\nspec: {{ hard: {{ requests.cpu: {cpu} }} }}");

    private static Resource Application(string spec) =>
        Resource("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", "etl", $"metadata: {{ name: etl, namespace: analytics }}\nspec: {{ {spec} }}");
}
