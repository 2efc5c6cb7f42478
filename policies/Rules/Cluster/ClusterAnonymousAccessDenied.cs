using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAnonymousAccessDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-anonymous-access-denied",
        Title = "Nobody without a name is given rights",
        Severity = Severity.Critical,
        Why = "On GKE everybody with a Google account is system:authenticated. One binding to it, or to system:anonymous, opens the cluster to the world, and it is a mistake that tools make.",
        Remedy = "Set anonymousAuthenticationConfig.mode to LIMITED, and both switches of rbacBindingConfig to false.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac",
        References = [FrameworkReference.CisGke("4.1.8"), FrameworkReference.CisGke("4.1.9"), FrameworkReference.CisGke("4.1.10")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster];

    public override void Examine(Resource cluster, Check check)
    {
        var mode = cluster["anonymousAuthenticationConfig"]["mode"];
        check.Require(mode.Is("LIMITED"), mode, "The API server answers more than health checks to requests without a name.");

        foreach (var binding in (string[])["enableInsecureBindingSystemAuthenticated", "enableInsecureBindingSystemUnauthenticated"])
        {
            var isAllowed = cluster["rbacBindingConfig"][binding];
            check.Require(isAllowed.IsFalse, isAllowed, "Roles can be bound to everybody on the internet.");
        }
    }
}
