using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassReclaimPolicyRetain : ResourcePolicy
{
    private static readonly TextListSetting Scratch = new()
    {
        Name = "scratchClasses",
        Description = "The classes of scratch volumes, such as shuffle and spill, which are deleted with their pods.",
        Default = ["spark-scratch"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-reclaim-policy-retain",
        Title = "Storage classes retain volumes (reclaimPolicy Retain)",
        Severity = Severity.High,
        Why = "With Delete, deleting a claim or its namespace deletes the data immediately. With Retain it costs a manual clean-up and no data.",
        Remedy = "Set storage.keepVolumes to true in stacks/platform.yaml; list a class whose volumes are scratch space under scratchClasses of this policy.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy",
        Settings = [Scratch],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var policy = storageClass["reclaimPolicy"];
        var name = ObjectType.NameOf(storageClass);
        check.Require(policy.Is("Retain") | name.Text(check.Setting(Scratch).Contains), policy, $"Volumes of the class {name} are deleted with their claims.");
    }
}
