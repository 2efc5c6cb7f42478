using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterAnonymousAccessDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-anonymous-access-denied",
        Title = "Anonymous access to the API server is denied",
        Severity = Severity.Critical,
        Why =
            "On GKE every Google account is in system:authenticated. One binding to this group, or to system:anonymous, opens the cluster to the internet, "
            + "and tools create such bindings by mistake.",
        Remedy = "Set anonymousAuthenticationConfig.mode to LIMITED, and both switches of rbacBindingConfig to false.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac",
        References = [FrameworkReference.CisGke("4.1.8"), FrameworkReference.CisGke("4.1.9"), FrameworkReference.CisGke("4.1.10")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeCluster];

    public override void Examine(Resource cluster, Check check)
    {
        var mode = cluster["anonymousAuthenticationConfig"]["mode"];
        check.Require(mode.Is("LIMITED"), mode, "Anonymous requests are allowed beyond health checks.");

        foreach (var binding in (string[])["enableInsecureBindingSystemAuthenticated", "enableInsecureBindingSystemUnauthenticated"])
        {
            var isAllowed = cluster["rbacBindingConfig"][binding];
            check.Require(isAllowed.IsFalse, isAllowed, "Roles can be bound to anonymous users or to every Google account.");
        }
    }
}
