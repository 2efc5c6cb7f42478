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
        Set("eks", Ecr, "imageScanningConfiguration.scanOnPush", "false", "registry-images-scanned"),
        Set("gke", Gcp, "vulnerabilityScanningConfig.enablementConfig", "DISABLED", "registry-images-scanned"),
        Remove("eks", Ecr, "encryptionConfigurations", "registry-images-keyed"),
        Remove("gke", Gcp, "kmsKeyName", "registry-images-keyed"),
        Set("aks", Acr, "adminUserEnabled", "true", "registry-access-identity"),
        Set("aks", Acr, "anonymousPullEnabled", "true", "registry-access-identity"),
    ];
}
