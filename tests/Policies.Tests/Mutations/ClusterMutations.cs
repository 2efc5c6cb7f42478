using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class ClusterMutations : MutationTests
{
    private const string Eks = "aws:eks/cluster:Cluster *";
    private const string Gke = "gcp:container/cluster:Cluster *";
    private const string Aks = "azure-native:containerservice:ManagedCluster *";
    private const string Diagnostics = "azure-native:monitor:DiagnosticSetting spark-control-plane";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Gone("gke", "gcp:projects/iAMAuditConfig:IAMAuditConfig spark-audit-api-server", "cluster-audit-reads-logged"),
        Set("aks", Diagnostics, "logs[1].category", "kube-audit-admin", "cluster-audit-reads-logged"),

        Set("eks", Eks, "vpcConfig.endpointPublicAccess", "true", "cluster-api-private"),
        Remove("eks", Eks, "vpcConfig.endpointPublicAccess", "cluster-api-private"),
        Remove("gke", Gke, "privateClusterConfig.enablePrivateEndpoint", "cluster-api-private"),
        Remove("aks", Aks, "apiServerAccessProfile.enablePrivateCluster", "cluster-api-private"),

        Set("eks", Eks, "enabledClusterLogTypes", "[api, authenticator]", "cluster-audit-logging-enabled"),
        Set("gke", Gke, "loggingConfig.enableComponents", "[SYSTEM_COMPONENTS]", "cluster-audit-logging-enabled"),
        Set("gke", Gke, "monitoringConfig.enableComponents", "[]", "cluster-audit-logging-enabled"),
        Set("aks", Diagnostics, "logs[1].enabled", "false", "cluster-audit-logging-enabled"),
        Gone("aks", Diagnostics, "cluster-diagnostic-setting-present"),

        Remove("eks", Eks, "encryptionConfig", "cluster-secrets-encrypted"),
        Set("gke", Gke, "databaseEncryption.state", "DECRYPTED", "cluster-secrets-encrypted"),
        Set("aks", Aks, "securityProfile.azureKeyVaultKms.enabled", "false", "cluster-secrets-encrypted"),

        Set("eks", Eks, "accessConfig.authenticationMode", "CONFIG_MAP", "cluster-legacy-access-disabled"),
        Set("eks", Eks, "accessConfig.bootstrapClusterCreatorAdminPermissions", "true", "cluster-legacy-access-disabled"),
        Set("gke", Gke, "enableLegacyAbac", "true", "cluster-legacy-access-disabled"),
        Set("gke", Gke, "masterAuth.clientCertificateConfig.issueClientCertificate", "true", "cluster-legacy-access-disabled"),
        Remove("aks", Aks, "disableLocalAccounts", "cluster-legacy-access-disabled"),
        Remove("aks", Aks, "aadProfile.enableAzureRBAC", "cluster-legacy-access-disabled"),
        Remove("gke", Gke, "anonymousAuthenticationConfig", "cluster-anonymous-access-denied"),
        Remove("gke", Gke, "rbacBindingConfig.enableInsecureBindingSystemAuthenticated", "cluster-anonymous-access-denied"),
        Remove("aks", Aks, "apiServerAccessProfile.disableRunCommand", "cluster-run-command-disabled"),

        Remove("eks", Eks, "version", "cluster-version-pinned"),
        Remove("gke", Gke, "minMasterVersion", "cluster-version-pinned"),
        Remove("aks", Aks, "kubernetesVersion", "cluster-version-pinned"),
        Set("eks", Eks, "version", "'1.21'", "cluster-version-supported"),
        Set("gke", Gke, "minMasterVersion", "'1.21'", "cluster-version-supported"),
        Set("aks", Aks, "kubernetesVersion", "'1.21'", "cluster-version-supported"),
        Remove("eks", Eks, "upgradePolicy", "cluster-auto-upgrade-enabled"),
        Remove("gke", Gke, "releaseChannel", "cluster-auto-upgrade-enabled"),
        Set("aks", Aks, "autoUpgradeProfile.upgradeChannel", "none", "cluster-auto-upgrade-enabled"),
        Remove("eks", "aws:eks/addon:Addon spark-coredns", "addonVersion", "cluster-addon-version-pinned"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["cluster-version-end-of-support"] = "It is the calendar that takes this safeguard off, and nothing in a plan.",
    };
}
