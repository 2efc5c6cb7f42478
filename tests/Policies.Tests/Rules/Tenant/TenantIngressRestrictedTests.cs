using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantIngressRestrictedTests : RuleTests
{
    protected override string Policy => "tenant-ingress-restricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "pods, a namespace and a network", Namespace("analytics"),
            NetworkPolicy("ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: { matchLabels: { name: monitoring } } }, { ipBlock: { cidr: "
                + "10.0.0.0/8 } }] }]")),
        Refused(
            "no source", [Namespace("analytics"), NetworkPolicy("ingress: [{ ports: [{ port: 4040 }] }]")],
            "flow spec.ingress[0].from: The policy flow allows ingress from everywhere."),
        Refused(
            "all namespaces",
            [
                Namespace("analytics"),
                NetworkPolicy("ingress: [{ from: [{ namespaceSelector: {} }, { namespaceSelector: { matchLabels: {} }, podSelector: {} }] }]"),
            ],
            "flow spec.ingress[0].from[0]: The policy flow allows ingress from the pods of all namespaces.",
            "flow spec.ingress[0].from[1]: The policy flow allows ingress from the pods of all namespaces."),
        Refused(
            "all addresses",
            [Namespace("analytics"), NetworkPolicy("ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }] }]")],
            "flow spec.ingress[0].from[0].ipBlock.cidr: The policy flow allows ingress from all addresses, 0.0.0.0/0."),
        Undecided("rules that are not known", [Namespace("analytics"), NetworkPolicy("ingress: !unknown ")], "flow spec.ingress"),
        Undecided("a policy whose namespace is not known", [Namespace("analytics"), NetworkPolicy("ingress: [{}]", "!unknown ")], "flow metadata.namespace"),
        Ignored("a namespace that is no tenant's", Namespace("analytics", "app: spark"), NetworkPolicy("ingress: [{}]")),
    ];

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource NetworkPolicy(string spec, string space = "analytics") =>
        Resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "flow", $"metadata: {{ name: flow, namespace: {space} }}\nspec: {{ {spec} }}");
}
