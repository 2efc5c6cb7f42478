using PolicyEngine.Model;

namespace Policies.Rules.Cluster;

internal sealed class ClusterLegacyAccessDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-legacy-access-disabled",
        Title = "The API server knows people by the cloud's identities only",
        Severity = Severity.High,
        Why = "A client certificate, a local account or the administrator's right of whoever made the cluster belongs to nobody in the directory: it does not end when a person leaves, and no list of access shows it.",
        Remedy = "Name the administrators under access.admins in the stack's settings, and leave certificates, local accounts, ABAC and the creator's right switched off.",
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
                check.Require(mode.IsOneOf("API", "API_AND_CONFIG_MAP"), mode, $"Access is not by access entries: the authentication mode is {mode.Or("CONFIG_MAP")}.");

                var creator = cluster["accessConfig"]["bootstrapClusterCreatorAdminPermissions"];
                check.Require(creator.IsFalse, creator, "Whoever makes the cluster is its administrator for ever.");
                break;
            case ResourceType.GkeCluster:
                var abac = cluster["enableLegacyAbac"];
                check.Require(!abac.IsTrue, abac, "Legacy ABAC gives rights beside those of RBAC and IAM.");

                var certificate = cluster["masterAuth"]["clientCertificateConfig"]["issueClientCertificate"];
                check.Require(!certificate.IsTrue, certificate, "The cluster hands out a client certificate.");
                break;
            default:
                var local = cluster["disableLocalAccounts"];
                check.Require(local.IsTrue, local, "The cluster has local accounts.");

                var directory = cluster["aadProfile"];
                check.Require(directory["managed"].IsTrue & directory["enableAzureRBAC"].IsTrue, directory, "Access is not by Entra ID and Azure's roles.");
                break;
        }
    }
}
