using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Storage;

internal sealed class StorageVolumeReclaimPolicyRetain : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-volume-reclaim-policy-retain",
        Title = "A persistent volume that is made by hand outlives its claim",
        Severity = Severity.High,
        Why = "A volume that is made by hand stands for data that was there before. With Delete it goes with the first claim that used it.",
        Remedy = "Set persistentVolumeReclaimPolicy: Retain.",
        Link = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Volume];

    public override void Examine(Resource volume, Check check)
    {
        var policy = volume["spec"]["persistentVolumeReclaimPolicy"];
        check.Require(policy.Or("Retain").Is("Retain"), policy, $"The volume {ObjectType.NameOf(volume)} goes with its claim.");
    }
}
