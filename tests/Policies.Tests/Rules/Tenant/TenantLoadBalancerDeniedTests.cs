using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantLoadBalancerDeniedTests : RuleTests
{
    protected override string Policy => "tenant-load-balancer-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("none", Namespace("analytics"), Quota("hard: { services.loadbalancers: '0', services.nodeports: 0 }")),
        Refused(
            "some, or as many as they like",
            [Namespace("analytics"), Quota("hard: { services.loadbalancers: '2' }")],
            "analytics metadata.name: The quota of the namespace analytics does not set services.loadbalancers to 0.",
            "analytics metadata.name: The quota of the namespace analytics does not set services.nodeports to 0."),
        Undecided(
            "not known", [Namespace("analytics"), Quota("hard: { services.loadbalancers: '0', services.nodeports: !unknown  }")],
            "analytics spec.hard[\"services.nodeports\"]"),
        Ignored("a namespace without a quota, which another rule refuses", Namespace("analytics")),
        Ignored("a namespace that is no tenant's", Namespace("monitoring", "app: prometheus"), Quota("hard: {}")),
    ];

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource Quota(string spec) =>
        Resource("kubernetes:core/v1:ResourceQuota", "quota", $"metadata: {{ name: quota, namespace: analytics }}\nspec: {{ {spec} }}");
}
