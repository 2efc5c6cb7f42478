using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantNamespaceLimitRangeTests : RuleTests
{
    protected override string Policy => "tenant-namespace-limit-range";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "defaults and bounds", Namespace("analytics"),
            Limits("analytics", "{ type: Container, defaultRequest: { cpu: 1, memory: 1Gi }, max: { cpu: 32, memory: 240Gi } }")),
        Refused(
            "no largest memory, and a pod's bound is not a container's",
            [
                Namespace("analytics"),
                Limits("analytics", "{ type: Container, defaultRequest: { cpu: 1, memory: 1Gi }, max: { cpu: 32 } }, { type: Pod, max: { memory: 240Gi } }"),
            ],
            "analytics metadata.name: The containers of the namespace analytics have no maximum of memory."),
        Refused(
            "another namespace's",
            [Namespace("analytics"), Limits("science", "{ type: Container, defaultRequest: { cpu: 1, memory: 1Gi }, max: { cpu: 32, memory: 240Gi } }")],
            "analytics metadata.name: The containers of the namespace analytics have no default request of cpu.",
            "analytics metadata.name: The containers of the namespace analytics have no maximum of cpu.",
            "analytics metadata.name: The containers of the namespace analytics have no default request of memory.",
            "analytics metadata.name: The containers of the namespace analytics have no maximum of memory."),
        Undecided("not known", [Namespace("analytics"), Limits("analytics", "!unknown ")], "analytics spec.limits[0]"),
        Ignored("a namespace that is no tenant's", Namespace("monitoring", "app: prometheus")),
    ];

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource Limits(string space, string limits) =>
        Resource("kubernetes:core/v1:LimitRange", space, $"metadata: {{ name: limits, namespace: {space} }}\nspec: {{ limits: [{limits}] }}");
}
