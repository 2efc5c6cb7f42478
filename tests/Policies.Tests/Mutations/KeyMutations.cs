using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class KeyMutations : MutationTests
{
    private const string Vault = "azure-native:keyvault:Vault *";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("eks", "aws:kms/key:Key spark-data", "enableKeyRotation", "key-rotation-enabled"),
        Remove("gke", "gcp:kms/cryptoKey:CryptoKey spark-data", "rotationPeriod", "key-rotation-enabled"),
        Remove("aks", "azure-native:keyvault:Key spark-data", "properties.rotationPolicy", "key-rotation-enabled"),
        Set("eks", "aws:kms/key:Key spark-data", "deletionWindowInDays", "7", "key-deletion-window-set"),
        Set("gke", "gcp:kms/cryptoKey:CryptoKey spark-data", "destroyScheduledDuration", "86400s", "key-deletion-window-set"),
        Remove("aks", Vault, "properties.enablePurgeProtection", "key-deletion-window-set"),
        Set("aks", Vault, "properties.softDeleteRetentionInDays", "7", "key-deletion-window-set"),
        Gone("gke", "gcp:projects/iAMAuditConfig:IAMAuditConfig spark-audit-keys", "key-use-logged"),
        Gone("aks", "azure-native:monitor:DiagnosticSetting spark-vault", "key-use-logged"),
        Remove("aks", Vault, "properties.enableRbacAuthorization", "key-vault-access-restricted"),
        Set(
            "aks", Vault, "properties", "{ enablePurgeProtection: true, enableRbacAuthorization: true, softDeleteRetentionInDays: 90 }",
            "key-vault-access-restricted"),
    ];
}
