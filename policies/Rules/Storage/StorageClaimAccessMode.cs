using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClaimAccessMode : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-claim-access-mode",
        Title = "A claim asks only for what its storage class can do",
        Severity = Severity.Medium,
        Why = "A disk is attached to one node. A claim on one for many nodes waits forever on most drivers, and on some it is bound, and the second pod waits instead.",
        Remedy = "Use the class shared for a volume that many nodes mount, or the access mode ReadWriteOnce. A tenant's workspace has its mode from workspace.tier in stacks/platform.yaml.",
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

            // That the class is there at all is for another rule. Several nodes can have a disk as such, but not its file system.
            var isOnDisk = !claim["spec"]["volumeMode"].Is("Block") & Answer.Any(classes.Select(storageClass =>
                ObjectType.Same(ObjectType.NameOf(storageClass), name) & StorageDrivers.IsOfDisks(storageClass)));
            check.Require(!modes.Contains("ReadWriteMany") | !isOnDisk, modes, $"The claim {claim.Name} asks for ReadWriteMany, which the class {name} cannot do.");
        }
    }
}
