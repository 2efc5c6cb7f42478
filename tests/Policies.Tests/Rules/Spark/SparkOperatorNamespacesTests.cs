using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Spark;

public sealed class SparkOperatorNamespacesTests : RuleTests
{
    protected override string Policy => "spark-operator-namespaces";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("the tenants'", Tenant("analytics"), Tenant("science"), Operator("spark: { jobNamespaces: [science, analytics] }")),
        Accepted(
            "from a registry", Tenant("analytics"),
            Operator("spark: { jobNamespaces: [analytics], jobNamespaceSelector: '' }", "oci://ghcr.io/kubeflow/helm-charts/spark-operator")),
        Refused(
            "one is missing, one is too many",
            [
                Tenant("analytics"),
                Tenant("science"),
                Resource("kubernetes:core/v1:Namespace", "default", "metadata: { name: default, labels: {} }"),
                Operator("spark: { jobNamespaces: [analytics, default] }"),
            ],
            "operator values.spark.jobNamespaces[1]: The operator watches the namespace \"default\", which belongs to no tenant.",
            "operator values.spark.jobNamespaces: The operator does not watch the tenant's namespace science."),
        Refused(
            "all of the cluster",
            [Tenant("analytics"), Operator("spark: { jobNamespaces: [analytics, ''] }")],
            "operator values.spark.jobNamespaces[1]: The operator watches the namespace \"\", which belongs to no tenant."),
        Refused(
            "by a label",
            [Tenant("analytics"), Operator("spark: { jobNamespaces: [analytics], jobNamespaceSelector: team=red }")],
            "operator values.spark.jobNamespaceSelector: The operator watches all namespaces with the labels team=red."),
        Refused(
            "by default", [Tenant("analytics"), Operator("controller: {}")],
            "operator values.spark.jobNamespaces: The operator has no list of namespaces to watch."),
        Undecided("not known", [Tenant("analytics"), Operator("spark: { jobNamespaces: [!unknown ] }")], "operator values.spark.jobNamespaces[0]"),
        Ignored("another chart", Tenant("analytics"), Operator("spark: {}", "spark")),
    ];

    private static Resource Tenant(string name) =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ spark-platform/tenant: x }} }}");

    private static Resource Operator(string values, string chart = "spark-operator") =>
        Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: {chart}, values: {{ {values} }} }}");
}
