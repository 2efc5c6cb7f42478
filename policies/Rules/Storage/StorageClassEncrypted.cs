using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassEncrypted : ResourcePolicy
{
    private static readonly TextSetting Declaration = new()
    {
        Name = "declaration",
        Description = "The annotation with which a class declares encryption other than the driver's.",
        Default = "spark-platform/encrypted",
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-encrypted",
        Title = "Storage classes encrypt their volumes",
        Severity = Severity.High,
        Why = "A disk outlives its node, as a snapshot, a backup or a spare part. Without encryption anyone who gets it can read it.",
        Remedy =
            "Set the encryption parameters of the driver: encrypted and kmsKeyId (EBS), disk-encryption-kms-key (Google), diskEncryptionSetID (Azure), "
            + "storagepolicyname (vSphere), encrypted (Ceph). If the storage itself encrypts, declare it with the annotation; on premises it is storage in "
            + "stacks/Pulumi.onprem.yaml.",
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
            parameters, $"The class {ObjectType.NameOf(storageClass)} does not set encryption by {storageClass["provisioner"]}.");
    }
}
