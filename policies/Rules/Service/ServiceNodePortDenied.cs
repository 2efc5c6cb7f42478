using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Service;

internal sealed class ServiceNodePortDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "service-node-port-denied",
        Title = "A service takes neither ports nor addresses of the nodes",
        Severity = Severity.Medium,
        Why = "A port of every node is reached by all that reach any node, past the network policies of many plugins. With an external address of its own choice a service can take another's traffic.",
        Remedy = "Use the type ClusterIP, or an internal load balancer, and no externalIPs.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
        References = [FrameworkReference.Kyverno("best-practices/restrict-node-port"), FrameworkReference.Kyverno("best-practices/restrict-service-external-ips")],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Service];

    public override void Examine(Resource service, Check check)
    {
        var spec = service["spec"];
        check.Require(!spec["type"].Is("NodePort"), spec["type"], $"The service {ObjectType.NameOf(service)} opens a port of every node.");
        check.Require(spec["externalIPs"].IsEmpty, spec["externalIPs"], $"The service {ObjectType.NameOf(service)} takes the addresses {spec["externalIPs"]}.");
    }
}
