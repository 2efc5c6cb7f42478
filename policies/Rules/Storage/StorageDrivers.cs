using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

/// <summary>What the drivers behind storage classes can do.</summary>
internal static class StorageDrivers
{
    /// <summary>
    /// Yes for a class of disks, which are in one place and mounted by one node. Ceph's drivers have their operator's namespace before their names;
    /// vSphere's makes files instead where it is told so.
    /// </summary>
    public static Answer IsOfDisks(Resource storageClass)
    {
        var provisioner = storageClass["provisioner"];
        return provisioner.IsOneOf("ebs.csi.aws.com", "pd.csi.storage.gke.io", "disk.csi.azure.com")
            | provisioner.Text(text => text.EndsWith("rbd.csi.ceph.com", StringComparison.Ordinal))
            | (provisioner.Is("csi.vsphere.vmware.com") & !storageClass["parameters"]["csi.storage.k8s.io/fstype"].Is("nfs4"));
    }

    /// <summary>Yes when the driver encrypts with what it is told. Of one that is not known here, no.</summary>
    public static Answer Encrypts(Property provisioner, Property parameters) =>
        (provisioner.Is("ebs.csi.aws.com") & Named(parameters, "encrypted").Is("true") & !Named(parameters, "kmsKeyId").IsEmpty)

        // An EFS volume is a folder of a file system, which is encrypted as a whole; a rule about file systems looks at that.
        | provisioner.Is("efs.csi.aws.com")
        | (provisioner.Is("pd.csi.storage.gke.io") & !parameters["disk-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("filestore.csi.storage.gke.io") & !parameters["instance-encryption-kms-key"].IsEmpty)
        | (provisioner.Is("disk.csi.azure.com") & !Named(parameters, "diskEncryptionSetID").IsEmpty)

        // Azure's storage encrypts always; what is left open is the way there.
        | (provisioner.Is("file.csi.azure.com") & (parameters["protocol"].Or("smb").Is("smb") | parameters["encryptInTransit"].Is("true")))
        | (provisioner.Is("csi.vsphere.vmware.com") & !parameters["storagepolicyname"].IsEmpty)
        | (provisioner.Text(text => text.EndsWith(".csi.ceph.com", StringComparison.Ordinal)) & parameters["encrypted"].Is("true"));

    // The drivers of AWS and Azure read names in any case. A name that is there twice, in two spellings, is taken for neither.
    private static Property Named(Property parameters, string name)
    {
        string[] spellings = [.. Enumerable.Range(0, parameters.Count).Select(i => parameters[i].Name).Where(spelling => spelling.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return spellings.Length switch
        {
            0 => parameters[name],
            1 => parameters[spellings[0]],
            _ => parameters[""],
        };
    }
}
