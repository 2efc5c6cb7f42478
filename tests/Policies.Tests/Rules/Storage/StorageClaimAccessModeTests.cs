using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClaimAccessModeTests : RuleTests
{
    protected override string Policy => "storage-claim-access-mode";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("one node", Class("fast"), Claim("storageClassName: fast, accessModes: [ReadWriteOnce]")),
        Accepted("many nodes", Class("shared", "efs.csi.aws.com"), Claim("storageClassName: shared, accessModes: [ReadWriteMany]")),
        Accepted("a class that is not the stack's, which another rule refuses", Class("fast"), Claim("storageClassName: gp2, accessModes: [ReadWriteMany]")),
        Accepted("a driver that is not known here", Class("local", "rancher.io/local-path"), Claim("storageClassName: local, accessModes: [ReadWriteMany]")),
        Accepted("the disk as such", Class("fast"), Claim("storageClassName: fast, accessModes: [ReadWriteMany], volumeMode: Block")),
        Accepted(
            "vSphere's files", Resource("kubernetes:storage.k8s.io/v1:StorageClass", "shared", VsphereFiles),
            Claim("storageClassName: shared, accessModes: [ReadWriteMany]")),
        Refused(
            "many nodes on a disk",
            [Class("fast"), Claim("storageClassName: fast, accessModes: [ReadWriteOnce, ReadWriteMany]")],
            "data spec.accessModes: The claim data requests ReadWriteMany, which the class fast does not support."),
        Refused("no mode", [Class("fast"), Claim("storageClassName: fast")], "data spec.accessModes: The claim data names no access mode."),
        Undecided(
            "a class that is not known", [Class("fast"), Claim("storageClassName: !unknown , accessModes: [ReadWriteMany]")], "data spec.storageClassName"),
        Ignored("no claims", Class("fast")),
    ];

    private const string VsphereFiles = "{ metadata: { name: shared }, provisioner: csi.vsphere.vmware.com, parameters: { csi.storage.k8s.io/fstype: nfs4 } }";

    private static Resource Class(string name, string provisioner = "ebs.csi.aws.com") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, provisioner: {provisioner} }}");

    private static Resource Claim(string spec) =>
        Resource("kubernetes:core/v1:PersistentVolumeClaim", "data", $"metadata: {{ name: data }}\nspec: {{ {spec} }}");
}
