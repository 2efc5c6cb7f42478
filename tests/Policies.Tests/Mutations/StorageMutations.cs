using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class StorageMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set(
            "all", "kubernetes:storage.k8s.io/v1:StorageClass standard", "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]", "'false'",
            "storage-class-single-default"),
        Set(
            "all", "kubernetes:storage.k8s.io/v1:StorageClass fast", "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]", "'true'",
            "storage-class-single-default"),
        Remove("all", "kubernetes:storage.k8s.io/v1:StorageClass fast", "allowVolumeExpansion", "storage-class-expandable"),
        Remove("all", "kubernetes:storage.k8s.io/v1:StorageClass fast", "volumeBindingMode", "storage-class-wait-for-first-consumer"),
        Set("eks", "kubernetes:storage.k8s.io/v1:StorageClass standard", "parameters.encrypted", "'false'", "storage-class-encrypted"),
        Remove("eks", "kubernetes:storage.k8s.io/v1:StorageClass fast", "parameters.kmsKeyId", "storage-class-encrypted"),
        Remove("gke", "kubernetes:storage.k8s.io/v1:StorageClass fast", "parameters.disk-encryption-kms-key", "storage-class-encrypted"),
        Remove("gke", "kubernetes:storage.k8s.io/v1:StorageClass shared", "parameters.instance-encryption-kms-key", "storage-class-encrypted"),
        Remove("aks", "kubernetes:storage.k8s.io/v1:StorageClass fast", "parameters.diskEncryptionSetID", "storage-class-encrypted"),
        Remove("aks", "kubernetes:storage.k8s.io/v1:StorageClass shared", "parameters.encryptInTransit", "storage-class-encrypted"),
        Remove("onprem", "kubernetes:storage.k8s.io/v1:StorageClass fast", "parameters.storagepolicyname", "storage-class-encrypted"),
        Remove("onprem", "kubernetes:storage.k8s.io/v1:StorageClass shared", "parameters.encrypted", "storage-class-encrypted"),
        Set("all", "kubernetes:storage.k8s.io/v1:StorageClass standard", "reclaimPolicy", "Delete", "storage-class-reclaim-policy-retain"),
        Remove("all", "kubernetes:core/v1:PersistentVolumeClaim analytics-workspace", "spec.storageClassName", "storage-claim-class-exists"),
        Set("all", "kubernetes:helm.sh/v3:Release kube-prometheus-stack", "values.grafana.persistence.storageClassName", "gp2", "storage-claim-class-exists"),
        Set("all", "kubernetes:core/v1:PersistentVolumeClaim analytics-workspace", "spec.accessModes", "[ReadWriteMany]", "storage-claim-access-mode"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["storage-class-name-unused"] = "A class with another name is missing for its claims, which another policy notices too.",
        ["storage-volume-reclaim-policy-retain"] = "No stack has a volume that is made by hand.",
    };
}
