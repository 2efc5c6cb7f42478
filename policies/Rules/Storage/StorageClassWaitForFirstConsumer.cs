using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassWaitForFirstConsumer : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-wait-for-first-consumer",
        Title = "A volume is made where its pod will be",
        Severity = Severity.Medium,
        Why = "A disk is in one zone, or on one node. Made before its pod has a place, it can be where no machine for that pod is, and the pod waits forever.",
        Remedy = "Set volumeBindingMode: WaitForFirstConsumer.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var mode = storageClass["volumeBindingMode"];
        // A file system is reached from everywhere, so it may be made at once.
        check.Require(
            mode.Is("WaitForFirstConsumer") | !(StorageDrivers.IsOfDisks(storageClass) | storageClass["provisioner"].IsOneOf("rancher.io/local-path", "kubernetes.io/no-provisioner")),
            mode, $"Volumes of the class {ObjectType.NameOf(storageClass)} are made before their pods have a place.");
    }
}
