using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class KeyMutations : MutationTests
{
    private const string Vault = "azure-native:keyvault:Vault *";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("eks", "aws:kms/key:Key spark-data", "enableKeyRotation", "key-material-rotated"),
        Remove("gke", "gcp:kms/cryptoKey:CryptoKey spark-data", "rotationPeriod", "key-material-rotated"),
        Remove("aks", "azure-native:keyvault:Key spark-data", "properties.rotationPolicy", "key-material-rotated"),
        Set("eks", "aws:kms/key:Key spark-data", "deletionWindowInDays", "7", "key-delete-delayed"),
        Set("gke", "gcp:kms/cryptoKey:CryptoKey spark-data", "destroyScheduledDuration", "86400s", "key-delete-delayed"),
        Remove("aks", Vault, "properties.enablePurgeProtection", "key-delete-delayed"),
        Set("aks", Vault, "properties.softDeleteRetentionInDays", "7", "key-delete-delayed"),
        Remove("aks", Vault, "properties.enableRbacAuthorization", "key-store-closed"),
        Set("aks", Vault, "properties", "{ enablePurgeProtection: true, enableRbacAuthorization: true, softDeleteRetentionInDays: 90 }", "key-store-closed"),
    ];
}
