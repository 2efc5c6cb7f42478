using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassEncryptedTests : RuleTests
{
    protected override string Policy => "storage-class-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("EBS", Class("provisioner: ebs.csi.aws.com, parameters: { encrypted: 'true', kmsKeyId: key }")),
        Accepted(
            "EBS and Azure's disks, names in other letters", Class("provisioner: ebs.csi.aws.com, parameters: { Encrypted: 'true', kmskeyid: key }"),
            Class("provisioner: disk.csi.azure.com, parameters: { diskencryptionsetid: set }")),
        Refused(
            "EBS, the same name twice",
            Class("provisioner: ebs.csi.aws.com, parameters: { encrypted: 'true', Encrypted: 'false', kmsKeyId: key }"),
            "fast parameters: The class fast does not set encryption by ebs.csi.aws.com."),
        Accepted("EFS", Class("provisioner: efs.csi.aws.com, parameters: { fileSystemId: fs }")),
        Accepted("Google's disks", Class("provisioner: pd.csi.storage.gke.io, parameters: { disk-encryption-kms-key: key }")),
        Accepted("Filestore", Class("provisioner: filestore.csi.storage.gke.io, parameters: { instance-encryption-kms-key: key }")),
        Accepted("Azure's disks", Class("provisioner: disk.csi.azure.com, parameters: { diskEncryptionSetID: set }")),
        Accepted("Azure's files", Class("provisioner: file.csi.azure.com, parameters: { protocol: nfs, encryptInTransit: 'true' }")),
        Accepted("vSphere", Class("provisioner: csi.vsphere.vmware.com, parameters: { storagepolicyname: encrypted }")),
        Accepted("Ceph", Class("provisioner: rook-ceph.rbd.csi.ceph.com, parameters: { encrypted: 'true' }")),
        Accepted(
            "declared",
            Resource(
                "kubernetes:storage.k8s.io/v1:StorageClass", "fast",
                "{ metadata: { name: fast, annotations: { spark-platform/encrypted: 'false' } }, provisioner: rancher.io/local-path }")),
        Refused(
            "EBS without a key", Class("provisioner: ebs.csi.aws.com, parameters: { encrypted: 'true' }"),
            "fast parameters: The class fast does not set encryption by ebs.csi.aws.com."),
        Refused(
            "Azure Files, unencrypted in transit",
            Class("provisioner: file.csi.azure.com, parameters: { protocol: nfs }"),
            "fast parameters: The class fast does not set encryption by file.csi.azure.com."),
        Refused(
            "a driver that is not known here", Class("provisioner: nfs.csi.k8s.io"),
            "fast parameters: The class fast does not set encryption by nfs.csi.k8s.io."),
        Undecided(
            "a key that is not known",
            Class("provisioner: ebs.csi.aws.com, parameters: { encrypted: 'true', kmsKeyId: !unknown  }"),
            "fast parameters.kmsKeyId"),
    ];

    private static Resource Class(string properties, string name = "fast") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, {properties} }}");
}
