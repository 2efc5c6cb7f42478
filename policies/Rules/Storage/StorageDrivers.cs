using Policies.Values;

namespace Policies.Rules.Storage;

/// <summary>What the drivers behind storage classes can do.</summary>
internal static class StorageDrivers
{
    private static readonly HashSet<string> Shared =
    [
        "efs.csi.aws.com", "filestore.csi.storage.gke.io", "file.csi.azure.com", "nfs.csi.k8s.io", "fsx.csi.aws.com",
    ];

    /// <summary>True for a driver of file systems, which many nodes mount at once. Ceph's has its operator's namespace before its name.</summary>
    public static bool IsShared(string provisioner) => Shared.Contains(provisioner) || provisioner.EndsWith("cephfs.csi.ceph.com", StringComparison.Ordinal);

    /// <summary>Yes when the driver encrypts with what it is told. Of one that is not known here, no.</summary>
    public static Answer Encrypts(Property provisioner, Property parameters) =>
        (provisioner.Is("ebs.csi.aws.com") & parameters["encrypted"].Is("true") & !parameters["kmsKeyId"].IsEmpty)

        // An EFS volume is a folder of a file system, which is encrypted as a whole; a rule about file systems looks at that.
        | provisioner.Is("efs.csi.aws.com")
        | (provisioner.Is("pd.csi.storage.gke.io") & !parameters["disk-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("filestore.csi.storage.gke.io") & !parameters["instance-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("disk.csi.azure.com") & !parameters["diskEncryptionSetID"].IsEmpty)

        // Azure's storage encrypts always; what is left open is the way there.
        | (provisioner.Is("file.csi.azure.com") & (parameters["protocol"].Or("smb").Is("smb") | parameters["encryptInTransit"].Is("true")))
        | (provisioner.Is("csi.vsphere.vmware.com") & !parameters["storagepolicyname"].IsEmpty)
        | (provisioner.Text(static text => text.EndsWith(".csi.ceph.com", StringComparison.Ordinal)) & parameters["encrypted"].Is("true"));
}
