using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantNamespaceDefaultDenyTests : RuleTests
{
    private const string DenyAll = "podSelector: {}, policyTypes: [Ingress, Egress]";

    protected override string Policy => "tenant-namespace-default-deny";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("closed", Namespace("analytics"), NetworkPolicy("default-deny", "analytics", DenyAll)),
        Accepted(
            "closed, with selectors that select nothing", Namespace("analytics"),
            NetworkPolicy("default-deny", "analytics", "podSelector: { matchLabels: {} }, policyTypes: [Egress, Ingress], ingress: []")),
        Accepted("a custom label", Namespace("analytics", "team: red"), NetworkPolicy("default-deny", "analytics", DenyAll)).With("tenantLabel", "team"),
        Refused("no policy", Namespace("analytics"), "analytics metadata.name: The namespace analytics has no default-deny policy for ingress and egress."),
        Refused(
            "another namespace's policy",
            [Namespace("analytics"), Namespace("science"), NetworkPolicy("default-deny", "science", DenyAll)],
            "analytics metadata.name: The namespace analytics has no default-deny policy for ingress and egress."),
        Refused(
            "closed one way, or for some pods, or not quite",
            [
                Namespace("analytics"),
                NetworkPolicy("out", "analytics", "podSelector: {}, policyTypes: [Egress]"),
                NetworkPolicy("some", "analytics", "podSelector: { matchLabels: { app: spark } }, policyTypes: [Ingress, Egress]"),
                NetworkPolicy("open", "analytics", "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]"),
            ],
            "analytics metadata.name: The namespace analytics has no default-deny policy for ingress and egress."),
        Undecided(
            "a policy of a namespace that is not known", [Namespace("analytics"), NetworkPolicy("default-deny", "!unknown ", DenyAll)],
            "analytics metadata.namespace"),
        Undecided(
            "labels that are not known", Resource("kubernetes:core/v1:Namespace", "analytics", "metadata: { name: analytics, labels: !unknown }"),
            "analytics metadata.labels"),
        Ignored("a namespace that is no tenant's", Namespace("monitoring", "app: prometheus")),
    ];

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource NetworkPolicy(string name, string space, string spec) =>
        Resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", name, $"metadata: {{ name: {name}, namespace: {space} }}\nspec: {{ {spec} }}");
}
