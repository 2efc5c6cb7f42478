using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClaimAccessMode : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-claim-access-mode",
        Title = "PersistentVolumeClaims use an access mode that the class supports",
        Severity = Severity.Medium,
        Why =
            "A disk is attached to one node. With most drivers a ReadWriteMany claim on a disk stays pending; with some it is bound, and the second pod "
            + "stays pending instead.",
        Remedy =
            "Use the class shared for a volume that several nodes mount, or the access mode ReadWriteOnce. A tenant's workspace gets its mode from "
            + "workspace.tier in stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
    };

    public override void Examine(StackResources stack, Check check)
    {
        var classes = stack.OfType(ObjectType.StorageClass);
        foreach (var claim in stack.OfType(ObjectType.Claim))
        {
            var name = claim["spec"]["storageClassName"];
            var modes = claim["spec"]["accessModes"];
            check.Require(!modes.IsEmpty, modes, $"The claim {claim.Name} names no access mode.");

            // storage-claim-class-exists covers missing classes. Several nodes can share a block device, but not its file system.
            var isOnDisk = !claim["spec"]["volumeMode"].Is("Block") & Answer.Any(classes.Select(storageClass =>
                ObjectType.Same(ObjectType.NameOf(storageClass), name) & StorageDrivers.IsOfDisks(storageClass)));
            check.Require(
                !modes.Contains("ReadWriteMany") | !isOnDisk,
                modes,
                $"The claim {claim.Name} requests ReadWriteMany, which the class {name} does not support.");
        }
    }
}
