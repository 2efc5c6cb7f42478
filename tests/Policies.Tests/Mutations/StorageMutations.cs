using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class StorageMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("all", "kubernetes:storage.k8s.io/v1:StorageClass standard", "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]", "'false'", "storage-class-one-default"),
        Set("all", "kubernetes:storage.k8s.io/v1:StorageClass fast", "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]", "'true'", "storage-class-one-default"),
    ];
}
