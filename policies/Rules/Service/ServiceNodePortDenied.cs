using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Service;

internal sealed class ServiceNodePortDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "service-node-port-denied",
        Title = "No NodePort services or external IPs",
        Severity = Severity.Medium,
        Why =
            "A NodePort is open to everything that reaches any node, and many network plugins do not apply network policies to it. With externalIPs a "
            + "service can intercept another's traffic.",
        Remedy = "Use the type ClusterIP, or an internal load balancer, and no externalIPs.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
        References =
        [
            FrameworkReference.Kyverno("best-practices/restrict-node-port"),
            FrameworkReference.Kyverno("best-practices/restrict-service-external-ips"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Service];

    public override void Examine(Resource service, Check check)
    {
        var spec = service["spec"];
        check.Require(!spec["type"].Is("NodePort"), spec["type"], $"The service {ObjectType.NameOf(service)} is of type NodePort.");
        check.Require(
            spec["externalIPs"].IsEmpty, spec["externalIPs"], $"The service {ObjectType.NameOf(service)} sets the external IPs {spec["externalIPs"]}.");
    }
}
