using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Service;

public sealed class ServiceLoadBalancerInternalTests : RuleTests
{
    protected override string Policy => "service-load-balancer-internal";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("within the cluster", Service("type: ClusterIP")),
        Accepted("EKS", Service("type: LoadBalancer", "{ service.beta.kubernetes.io/aws-load-balancer-scheme: internal }")),
        Accepted("GKE", Service("type: LoadBalancer", "{ networking.gke.io/load-balancer-type: Internal }")),
        Accepted("AKS", Service("type: LoadBalancer", "{ service.beta.kubernetes.io/azure-load-balancer-internal: 'true' }")),
        Accepted("for named networks", Service("type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24]")),
        Accepted("listed", Service("type: LoadBalancer")).With("publicServices", new object[] { "spark/history" }),
        Refused("by default", Service("type: LoadBalancer"), "history spec.type: The service history gets a load balancer that is open to the internet."),
        Refused(
            "for all networks, and another is listed",
            Service("type: LoadBalancer, loadBalancerSourceRanges: [0.0.0.0/0]", "{ networking.gke.io/load-balancer-type: External }"),
            "history spec.type: The service history gets a load balancer that is open to the internet.").With("publicServices",
            new object[] { "other/history" }),
        Refused(
            "for both halves of the internet", Service("type: LoadBalancer, loadBalancerSourceRanges: [0.0.0.0/1, 128.0.0.0/1]"),
            "history spec.type: The service history gets a load balancer that is open to the internet."),
        Undecided("not known", Service("type: !unknown "), "history spec.type"),
    ];

    private static Resource Service(string spec, string annotations = "{}") =>
        Resource("kubernetes:core/v1:Service", "history", $"metadata: {{ name: history, namespace: spark, annotations: {annotations} }}\nspec: {{ {spec} }}");
}
