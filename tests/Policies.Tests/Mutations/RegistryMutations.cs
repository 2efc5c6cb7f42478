using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class RegistryMutations : MutationTests
{
    private const string Ecr = "aws:ecr/repository:Repository *";
    private const string Gcp = "gcp:artifactregistry/repository:Repository *";
    private const string Acr = "azure-native:containerregistry:Registry *";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("eks", Ecr, "imageTagMutability", "MUTABLE", "registry-tags-immutable"),
        Remove("gke", Gcp, "dockerConfig", "registry-tags-immutable"),
        Set("eks", Ecr, "imageScanningConfiguration.scanOnPush", "false", "registry-vulnerability-scanning"),
        Set("gke", Gcp, "vulnerabilityScanningConfig.enablementConfig", "DISABLED", "registry-vulnerability-scanning"),
        Remove("eks", Ecr, "encryptionConfigurations", "registry-customer-managed-key"),
        Remove("gke", Gcp, "kmsKeyName", "registry-customer-managed-key"),
        Set("aks", Acr, "adminUserEnabled", "true", "registry-admin-user-disabled"),
        Set("aks", Acr, "anonymousPullEnabled", "true", "registry-admin-user-disabled"),
    ];
}
