using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantEgressRestrictedTests : RuleTests
{
    protected override string Policy => "tenant-egress-restricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "pods, and everywhere but what is private", Namespace("analytics"),
            NetworkPolicy("egress: [{ to: [{ podSelector: {} }] }, { ports: [{ port: 443 }], to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, "
                + "169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16] } }] }]")),
        Accepted(
            "a part of a private network", Namespace("analytics"),
            NetworkPolicy("egress: [{ ports: [{ port: 443 }], to: [{ ipBlock: { cidr: 10.40.0.0/16 } }, { ipBlock: { cidr: 169.254.169.254/32 } }] }]")),
        Refused(
            "no destination", [Namespace("analytics"), NetworkPolicy("egress: [{ ports: [{ port: 443 }] }]")],
            "flow spec.egress[0].to: The policy flow allows egress to everywhere."),
        Refused(
            "all namespaces",
            [Namespace("analytics"), NetworkPolicy("egress: [{ to: [{ namespaceSelector: {}, podSelector: {} }] }]")],
            "flow spec.egress[0].to[0]: The policy flow allows egress to the pods of all namespaces."),
        Refused(
            "all ports",
            [Namespace("analytics"), NetworkPolicy("egress: [{ to: [{ ipBlock: { cidr: 10.40.0.0/16 } }] }]")],
            "flow spec.egress[0].to[0].ipBlock: The policy flow allows egress on all ports to 10.40.0.0/16."),
        Refused(
            "the machines' metadata service, and a private network by another name",
            [
                Namespace("analytics"),
                NetworkPolicy("egress: [{ ports: [{ port: 443 }], to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/17] } }] "
                    + "}]"),
            ],
            "flow spec.egress[0].to[0].ipBlock: The policy flow allows egress to 0.0.0.0/0, which includes 169.254.0.0/16.",
            "flow spec.egress[0].to[0].ipBlock: The policy flow allows egress to 0.0.0.0/0, which includes 192.168.0.0/16."),
        Accepted(
            "custom networks", Namespace("analytics"),
            NetworkPolicy("egress: [{ ports: [{ port: 443 }], to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [100.64.0.0/10] } }] }]"))
            .With("closedNetworks", new object[] { "100.64.0.0/10" }),
        Undecided(
            "a network that is not known",
            [Namespace("analytics"), NetworkPolicy("egress: [{ ports: [{ port: 443 }], to: [{ ipBlock: { cidr: !unknown } }] }]")],
            "flow spec.egress[0].to[0].ipBlock.cidr"),
        Ignored("a namespace that is no tenant's", Namespace("analytics", "app: spark"), NetworkPolicy("egress: [{}]")),
    ];

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource NetworkPolicy(string spec, string space = "analytics") =>
        Resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "flow", $"metadata: {{ name: flow, namespace: {space} }}\nspec: {{ {spec} }}");
}
