using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Cluster;

public sealed class ClusterSecretsEncryptedTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";

    protected override string Policy => "cluster-secrets-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EKS", Resource(Eks, "spark", "encryptionConfig: { provider: { keyArn: arn:x }, resources: [secrets] }")),
        Refused("EKS, by its default", Resource(Eks, "spark"), "spark encryptionConfig: Kubernetes secrets are not encrypted with a customer-managed key."),
        Refused(
            "EKS, something else than secrets",
            Resource(Eks, "spark", "encryptionConfig: { provider: { keyArn: !unknown }, resources: [] }"),
            "spark encryptionConfig: Kubernetes secrets are not encrypted with a customer-managed key."),
        Undecided(
            "EKS, a key that is not known",
            Resource(Eks, "spark", "encryptionConfig: { provider: { keyArn: !unknown }, resources: [secrets] }"),
            "spark encryptionConfig.provider.keyArn"),

        Accepted("GKE", Resource(Gke, "spark", "databaseEncryption: { state: ENCRYPTED, keyName: projects/x }")),
        Refused(
            "GKE, with Google's key",
            Resource(Gke, "spark", "databaseEncryption: { state: DECRYPTED }"),
            "spark databaseEncryption: Kubernetes secrets are not encrypted with a customer-managed key."),
        Undecided("GKE, not known", Resource(Gke, "spark", "databaseEncryption: !unknown"), "spark databaseEncryption"),

        Accepted("AKS", Resource(Aks, "spark", "securityProfile: { azureKeyVaultKms: { enabled: true, keyId: https://x } }")),
        Refused(
            "AKS, switched off",
            Resource(Aks, "spark", "securityProfile: { azureKeyVaultKms: { enabled: false, keyId: https://x } }"),
            "spark securityProfile.azureKeyVaultKms: Kubernetes secrets are not encrypted with a customer-managed key."),
        Undecided(
            "AKS, a key that is not known",
            Resource(Aks, "spark", "securityProfile: { azureKeyVaultKms: { enabled: true, keyId: !unknown } }"),
            "spark securityProfile.azureKeyVaultKms.keyId"),
    ];
}
