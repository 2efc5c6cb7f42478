using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterLegacyAccessDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-legacy-access-disabled",
        Title = "Access only by cloud identities: no client certificates, local accounts or ABAC",
        Severity = Severity.High,
        Why =
            "A client certificate, a local account or the creator's administrator permission belongs to no identity in the directory: it does not end when a "
            + "person leaves, and no access review shows it.",
        Remedy =
            "Name the administrators under access.admins in the stack's settings, and leave client certificates, local accounts, ABAC and the creator's "
            + "permission disabled.",
        Link = "https://kubernetes.io/docs/concepts/security/hardening-guide/authentication-mechanisms/",
        References =
        [
            FrameworkReference.CisEks("4.1.7"), FrameworkReference.CisEks("5.5.1"),
            FrameworkReference.CisGke("5.8.1"), FrameworkReference.CisGke("5.8.3"), FrameworkReference.Trivy("GCP-0062"), FrameworkReference.Trivy("GCP-0064"),
            FrameworkReference.CisAks("5.5.1"), FrameworkReference.CisAks("5.5.2"), FrameworkReference.Trivy("AZU-0042"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        switch (cluster.Type)
        {
            case ResourceType.EksCluster:
                var mode = cluster["accessConfig"]["authenticationMode"];
                check.Require(
                    mode.IsOneOf("API", "API_AND_CONFIG_MAP"), mode, $"Access is not by access entries: the authentication mode is {mode.Or("CONFIG_MAP")}.");

                var creator = cluster["accessConfig"]["bootstrapClusterCreatorAdminPermissions"];
                check.Require(creator.IsFalse, creator, "The creator of the cluster is a permanent administrator.");
                break;
            case ResourceType.GkeCluster:
                var abac = cluster["enableLegacyAbac"];
                check.Require(!abac.IsTrue, abac, "Legacy ABAC is enabled.");

                var certificate = cluster["masterAuth"]["clientCertificateConfig"]["issueClientCertificate"];
                check.Require(!certificate.IsTrue, certificate, "The cluster issues a client certificate.");
                break;
            case ResourceType.AksCluster:
                var local = cluster["disableLocalAccounts"];
                check.Require(local.IsTrue, local, "Local accounts are enabled.");

                var directory = cluster["aadProfile"];
                check.Require(directory["managed"].IsTrue & directory["enableAzureRBAC"].IsTrue, directory, "Entra ID with Azure RBAC is not enabled.");
                break;
        }
    }
}
