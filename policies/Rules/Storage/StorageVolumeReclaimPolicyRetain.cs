using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageVolumeReclaimPolicyRetain : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-volume-reclaim-policy-retain",
        Title = "Static persistent volumes have the reclaim policy Retain",
        Severity = Severity.High,
        Why = "A persistent volume that is created by hand holds existing data. With Delete the data is deleted with the first claim that used it.",
        Remedy = "Set persistentVolumeReclaimPolicy: Retain.",
        Link = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Volume];

    public override void Examine(Resource volume, Check check)
    {
        var policy = volume["spec"]["persistentVolumeReclaimPolicy"];
        check.Require(policy.Or("Retain").Is("Retain"), policy, $"The volume {ObjectType.NameOf(volume)} is deleted with its claim.");
    }
}
