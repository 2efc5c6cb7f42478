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
            Resource(
                Gke, "spark",
                "{ anonymousAuthenticationConfig: { mode: LIMITED }, rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, "
                    + "enableInsecureBindingSystemUnauthenticated: false } }")),
        Refused(
            "by its default",
            Resource(Gke, "spark"),
            "spark anonymousAuthenticationConfig.mode: Anonymous requests are allowed beyond health checks.",
            "spark rbacBindingConfig.enableInsecureBindingSystemAuthenticated: Roles can be bound to anonymous users or to every Google account.",
            "spark rbacBindingConfig.enableInsecureBindingSystemUnauthenticated: Roles can be bound to anonymous users or to every Google account."),
        Undecided(
            "not known",
            Resource(
                Gke, "spark",
                "{ anonymousAuthenticationConfig: !unknown , rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, "
                    + "enableInsecureBindingSystemUnauthenticated: false } }"),
            "spark anonymousAuthenticationConfig"),
        Ignored("EKS, which has no such setting", Resource(Eks, "spark")),
    ];
}
