using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Service;

public sealed class ServiceNodePortDeniedTests : RuleTests
{
    protected override string Policy => "service-node-port-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("neither", Service("type: ClusterIP")),
        Accepted("by its default", Service("ports: [{ port: 80 }]")),
        Refused("a port of the nodes", Service("type: NodePort"), "history spec.type: The service history is of type NodePort."),
        Refused("addresses", Service("externalIPs: [203.0.113.7]"), "history spec.externalIPs: The service history sets the external IPs [203.0.113.7]."),
        Undecided("not known", Service("externalIPs: !unknown "), "history spec.externalIPs"),
    ];

    private static Resource Service(string spec, string annotations = "{}") =>
        Resource("kubernetes:core/v1:Service", "history", $"metadata: {{ name: history, namespace: spark, annotations: {annotations} }}\nspec: {{ {spec} }}");
}
