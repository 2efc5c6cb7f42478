using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterAnonymousAccessDeniedTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";

    protected override string Policy => "cluster-anonymous-access-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "closed",
            Resource(Gke, "spark", "{ anonymousAuthenticationConfig: { mode: LIMITED }, rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, enableInsecureBindingSystemUnauthenticated: false } }")),
        Refused(
            "by its default",
            Resource(Gke, "spark"),
            "spark anonymousAuthenticationConfig.mode: The API server answers more than health checks to requests without a name.",
            "spark rbacBindingConfig.enableInsecureBindingSystemAuthenticated: Roles can be bound to everybody on the internet.",
            "spark rbacBindingConfig.enableInsecureBindingSystemUnauthenticated: Roles can be bound to everybody on the internet."),
        Undecided(
            "not known",
            Resource(Gke, "spark", "{ anonymousAuthenticationConfig: !unknown , rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, enableInsecureBindingSystemUnauthenticated: false } }"),
            "spark anonymousAuthenticationConfig"),
        Ignored("EKS, where nobody is without a name", Resource(Eks, "spark")),
    ];
}
