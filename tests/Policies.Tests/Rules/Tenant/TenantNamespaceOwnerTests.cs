using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantNamespaceOwnerTests : RuleTests
{
    protected override string Policy => "tenant-namespace-owner";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "a label and an annotation",
            Namespace("labels: { spark-platform/tenant: red, spark-platform/cost-center: '41' }, annotations: { spark-platform/owner: data }")),
        Accepted("custom keys", Namespace("labels: { spark-platform/tenant: red, team: data }")).With("keys", new object[] { "team" }),
        Refused(
            "no owner, and an empty cost centre",
            Namespace("labels: { spark-platform/tenant: red, spark-platform/cost-center: '' }"),
            "analytics metadata.labels[\"spark-platform/owner\"]: The namespace analytics has neither a label nor an annotation spark-platform/owner.",
            "analytics metadata.labels[\"spark-platform/cost-center\"]: The namespace analytics has neither a label nor an annotation "
                + "spark-platform/cost-center."),
        Undecided(
            "annotations that are not known",
            Namespace("labels: { spark-platform/tenant: red, spark-platform/cost-center: '41' }, annotations: !unknown "),
            "analytics metadata.annotations"),
        Ignored("a namespace that is no tenant's", Namespace("labels: { app: prometheus }")),
    ];

    private static Resource Namespace(string metadata) =>
        Resource("kubernetes:core/v1:Namespace", "analytics", $"metadata: {{ name: analytics, {metadata} }}");
}
