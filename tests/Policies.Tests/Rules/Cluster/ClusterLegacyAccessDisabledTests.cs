using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterLegacyAccessDisabledTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-legacy-access-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Eks, "spark", "accessConfig: { authenticationMode: API, bootstrapClusterCreatorAdminPermissions: false }")),
        Refused(
            "EKS, by its default",
            Resource(Eks, "spark"),
            "spark accessConfig.authenticationMode: Access is not by access entries: the authentication mode is CONFIG_MAP.",
            "spark accessConfig.bootstrapClusterCreatorAdminPermissions: The creator of the cluster is a permanent administrator."),
        Undecided("EKS, not known", Resource(Eks, "spark", "accessConfig: !unknown"), "spark accessConfig"),

        Accepted("GKE, by its default", Resource(Gke, "spark")),
        Refused(
            "GKE, the old ways",
            Resource(Gke, "spark", "{ enableLegacyAbac: true, masterAuth: { clientCertificateConfig: { issueClientCertificate: true } } }"),
            "spark enableLegacyAbac: Legacy ABAC is enabled.",
            "spark masterAuth.clientCertificateConfig.issueClientCertificate: The cluster issues a client certificate."),
        Undecided("GKE, not known", Resource(Gke, "spark", "enableLegacyAbac: !unknown"), "spark enableLegacyAbac"),

        Accepted("AKS", Resource(Aks, "spark", "{ disableLocalAccounts: true, aadProfile: { managed: true, enableAzureRBAC: true } }")),
        Refused(
            "AKS, by its default",
            Resource(Aks, "spark"),
            "spark disableLocalAccounts: Local accounts are enabled.",
            "spark aadProfile: Entra ID with Azure RBAC is not enabled."),
        Undecided(
            "AKS, not known",
            Resource(Aks, "spark", "{ disableLocalAccounts: !unknown , aadProfile: { managed: true, enableAzureRBAC: true } }"),
            "spark disableLocalAccounts"),
    ];
}
