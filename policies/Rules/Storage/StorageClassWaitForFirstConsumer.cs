using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassWaitForFirstConsumer : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-wait-for-first-consumer",
        Title = "Storage classes of disks bind with WaitForFirstConsumer",
        Severity = Severity.Medium,
        Why =
            "A disk is in one zone, or on one node. Created before its pod is scheduled, it can be in a zone without a node for that pod, and the pod stays "
            + "pending.",
        Remedy = "Set volumeBindingMode: WaitForFirstConsumer.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var mode = storageClass["volumeBindingMode"];
        // A shared file system is reachable from all zones, so immediate binding is fine.
        check.Require(
            mode.Is("WaitForFirstConsumer")
                | !(StorageDrivers.IsOfDisks(storageClass) | storageClass["provisioner"].IsOneOf("rancher.io/local-path", "kubernetes.io/no-provisioner")),
            mode, $"Volumes of the class {ObjectType.NameOf(storageClass)} are created before their pods are scheduled.");
    }
}
