using Policies.Tests.Support;
using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class DataMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Unprotected("eks", "aws:ecr/repository:Repository *"),
        Unprotected("eks", "aws:efs/fileSystem:FileSystem *"),
        Unprotected("eks", "aws:eks/cluster:Cluster *", "deletionProtection"),
        Unprotected("eks", "aws:kms/key:Key spark-cluster"),
        Unprotected("eks", "aws:kms/key:Key spark-data"),
        Unprotected("eks", "aws:s3/bucket:Bucket *"),
        Unprotected("aks", "azure-native:compute:DiskEncryptionSet spark-volumes"),
        Unprotected("aks", "azure-native:containerregistry:Registry *"),
        Unprotected("aks", "azure-native:containerservice:ManagedCluster *"),
        Unprotected("aks", "azure-native:keyvault:Key spark-data"),
        Unprotected("aks", "azure-native:keyvault:Vault *"),
        Unprotected("aks", "azure-native:resources:ResourceGroup spark-volumes"),
        Unprotected("aks", "azure-native:storage:StorageAccount spark-data"),
        Unprotected("aks", "azure-native:storage:StorageAccount spark-files"),
        Unprotected("gke", "gcp:artifactregistry/repository:Repository *"),
        Unprotected("gke", "gcp:container/cluster:Cluster *", "deletionProtection"),
        Unprotected("gke", "gcp:kms/cryptoKey:CryptoKey spark-data"),
        Unprotected("gke", "gcp:storage/bucket:Bucket *"),
    ];

    // One setting takes off both, Pulumi's protection and the cloud's own.
    private static Mutation Unprotected(string stack, string resource, string? own = null)
    {
        var mutation = Options(stack, resource, options => options with { Protect = false }, "its protection taken off", "data-deletion-protected");
        return own is null ? mutation : mutation with
        {
            Change = changed => changed.WithOptions(changed.Options with { Protect = false }).WithProperties(
                PropertyPath.Set(changed.Properties, own, _ => ResourceText.Value("false"))),
        };
    }
}
