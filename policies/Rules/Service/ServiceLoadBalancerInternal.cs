using Policies.Kubernetes;
using Policies.Rules.Network;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Service;

internal sealed class ServiceLoadBalancerInternal : ResourcePolicy
{
    private static readonly TextListSetting PublicServices = new()
    {
        Name = "publicServices",
        Description = "Services that may be public, each as namespace/name.",
        Default = [],
    };

    // The annotations of internal load balancers: two on EKS, one on GKE, one on AKS.
    private static readonly (string Annotation, string Value)[] Internal =
    [
        ("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal"),
        ("service.beta.kubernetes.io/aws-load-balancer-internal", "true"),
        ("networking.gke.io/load-balancer-type", "Internal"),
        ("service.beta.kubernetes.io/azure-load-balancer-internal", "true"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "service-load-balancer-internal",
        Title = "Load balancers are internal or limited to named networks",
        Severity = Severity.High,
        Why = "A service of type LoadBalancer gets a public address by default on every cloud, and its pods may serve without authentication.",
        Remedy =
            "Set the cloud's annotation for an internal load balancer, or loadBalancerSourceRanges; if it is meant to be public, list it under "
            + "publicServices of this policy in stacks/policies.yaml.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer",
        References = [FrameworkReference.Kyverno("other/restrict-loadbalancer")],
        Settings = [PublicServices],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Service];

    public override void Examine(Resource service, Check check)
    {
        var spec = service["spec"];
        var ranges = spec["loadBalancerSourceRanges"];
        var isBalancer = spec["type"].Is("LoadBalancer");
        var isInternal = Answer.Any(Internal.Select(way => service["metadata"]["annotations"][way.Annotation].Is(way.Value)));
        var isForNamed = !ranges.IsEmpty & !ranges.Any(range => range.Text(Breadth.IsInternet));
        check.Require(
            !isBalancer | isInternal | isForNamed | IsListed(service, check),
            spec["type"], $"The service {ObjectType.NameOf(service)} gets a load balancer that is open to the internet.");
    }

    private static Answer IsListed(Resource service, Check check) => Answer.Any(check.Setting(PublicServices).Select(listed =>
    {
        var parts = listed.Split('/', 2);
        return ObjectType.NamespaceOf(service).Is(parts[0]) & ObjectType.NameOf(service).Is(parts[^1]);
    }));
}
