using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassEncrypted : ResourcePolicy
{
    private static readonly TextSetting Declaration = new()
    {
        Name = "declaration",
        Description = "The annotation with which a class says what there is instead of the driver's encryption, so that a reviewer sees it.",
        Default = "spark-platform/encrypted",
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-encrypted",
        Title = "A volume is encrypted",
        Severity = Severity.High,
        Why = "A disk outlives its machine, as a snapshot, a backup or a spare part. What is on it in clear belongs to whoever gets it.",
        Remedy = "Give the class the key, or the policy, that its driver encrypts with: encrypted and kmsKeyId (EBS), disk-encryption-kms-key (Google), diskEncryptionSetID (Azure), storagepolicyname (vSphere), encrypted (Ceph). Where the storage below does it, say so with the annotation; on premises it is storage in stacks/Pulumi.onprem.yaml.",
        Link = "https://kubernetes.io/docs/concepts/security/security-checklist/",
        Settings = [Declaration],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var declared = storageClass["metadata"]["annotations"][check.Setting(Declaration)];
        var parameters = storageClass["parameters"];
        check.Require(
            StorageDrivers.Encrypts(storageClass["provisioner"], parameters) | !declared.IsEmpty,
            parameters, $"Nothing says that {storageClass["provisioner"]} encrypts the volumes of the class {ObjectType.NameOf(storageClass)}.");
    }
}
