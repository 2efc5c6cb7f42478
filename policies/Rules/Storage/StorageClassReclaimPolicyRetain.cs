using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageClassReclaimPolicyRetain : ResourcePolicy
{
    private static readonly TextListSetting Scratch = new()
    {
        Name = "scratchClasses",
        Description = "The classes whose volumes hold nothing that is missed, such as shuffle and spill, and go with their pods.",
        Default = ["scratch"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-reclaim-policy-retain",
        Title = "A volume with data outlives its claim",
        Severity = Severity.High,
        Why = "With Delete, whoever deletes a claim, or the namespace around it, deletes the data in the same moment. With Retain it costs a clean-up and no data.",
        Remedy = "Set storage.keepVolumes to true in stacks/platform.yaml; list a class whose volumes are scratch space under scratchClasses of this policy.",
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy",
        Settings = [Scratch],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.StorageClass];

    public override void Examine(Resource storageClass, Check check)
    {
        var policy = storageClass["reclaimPolicy"];
        var name = ObjectType.NameOf(storageClass);
        check.Require(policy.Is("Retain") | name.Text(check.Setting(Scratch).Contains), policy, $"A volume of the class {name} goes with its claim.");
    }
}
