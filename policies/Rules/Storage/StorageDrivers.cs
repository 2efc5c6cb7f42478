using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

/// <summary>The capabilities of the CSI drivers.</summary>
internal static class StorageDrivers
{
    /// <summary>
    /// Yes for a class of disks, which are in one zone and mounted by one node. Ceph's driver names begin with their operator's namespace;
    /// vSphere's driver can provision file shares instead.
    /// </summary>
    public static Answer IsOfDisks(Resource storageClass)
    {
        var provisioner = storageClass["provisioner"];
        return provisioner.IsOneOf("ebs.csi.aws.com", "pd.csi.storage.gke.io", "disk.csi.azure.com")
            | provisioner.Text(text => text.EndsWith("rbd.csi.ceph.com", StringComparison.Ordinal))
            | (provisioner.Is("csi.vsphere.vmware.com") & !storageClass["parameters"]["csi.storage.k8s.io/fstype"].Is("nfs4"));
    }

    /// <summary>Yes when the driver's parameters make it encrypt. No for an unknown driver.</summary>
    public static Answer Encrypts(Property provisioner, Property parameters) =>
        (provisioner.Is("ebs.csi.aws.com") & Named(parameters, "encrypted").Is("true") & !Named(parameters, "kmsKeyId").IsEmpty)

        // An EFS volume is a folder of a file system; files-data-encrypted covers its encryption.
        | provisioner.Is("efs.csi.aws.com")
        | (provisioner.Is("pd.csi.storage.gke.io") & !parameters["disk-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("filestore.csi.storage.gke.io") & !parameters["instance-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("disk.csi.azure.com") & !Named(parameters, "diskEncryptionSetID").IsEmpty)

        // Azure storage is always encrypted at rest; only the transport may not be.
        | (provisioner.Is("file.csi.azure.com") & (parameters["protocol"].Or("smb").Is("smb") | parameters["encryptInTransit"].Is("true")))
        | (provisioner.Is("csi.vsphere.vmware.com") & !parameters["storagepolicyname"].IsEmpty)
        | (provisioner.Text(text => text.EndsWith(".csi.ceph.com", StringComparison.Ordinal)) & parameters["encrypted"].Is("true"));

    // Parameter names of the AWS and Azure drivers are case-insensitive. A name in two spellings is ambiguous and does not count.
    private static Property Named(Property parameters, string name)
    {
        string[] spellings = [.. Enumerable.Range(0, parameters.Count).Select(i => parameters[i].Name).Where(spelling => spelling.Equals(
            name, StringComparison.OrdinalIgnoreCase))];
        return spellings.Length switch
        {
            0 => parameters[name],
            1 => parameters[spellings[0]],
            _ => parameters[""],
        };
    }
}
