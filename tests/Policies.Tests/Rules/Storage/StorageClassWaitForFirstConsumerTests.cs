using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassWaitForFirstConsumerTests : RuleTests
{
    protected override string Policy => "storage-class-wait-for-first-consumer";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("where its pod is", Class("provisioner: ebs.csi.aws.com, volumeBindingMode: WaitForFirstConsumer")),
        Accepted("files", Class("provisioner: efs.csi.aws.com, volumeBindingMode: Immediate")),
        Accepted("Ceph's files", Class("provisioner: rook-ceph.cephfs.csi.ceph.com")),
        Refused(
            "by default", Class("provisioner: pd.csi.storage.gke.io"),
            "fast volumeBindingMode: Volumes of the class fast are created before their pods are scheduled."),
        Undecided("not known", Class("provisioner: !unknown , volumeBindingMode: Immediate"), "fast provisioner"),
    ];

    private static Resource Class(string properties, string name = "fast") =>
        Resource("kubernetes:storage.k8s.io/v1:StorageClass", name, $"{{ metadata: {{ name: {name} }}, {properties} }}");
}
