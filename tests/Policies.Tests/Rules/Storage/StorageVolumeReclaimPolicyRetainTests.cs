using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageVolumeReclaimPolicyRetainTests : RuleTests
{
    protected override string Policy => "storage-volume-reclaim-policy-retain";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("kept", Volume("persistentVolumeReclaimPolicy: Retain")),
        Accepted("by default", Volume("storageClassName: ''")),
        Refused("gone", Volume("persistentVolumeReclaimPolicy: Delete"), "data spec.persistentVolumeReclaimPolicy: The volume data is deleted with its claim."),
        Undecided("not known", Volume("persistentVolumeReclaimPolicy: !unknown "), "data spec.persistentVolumeReclaimPolicy"),
    ];

    private static Resource Volume(string spec) => Resource("kubernetes:core/v1:PersistentVolume", "data", $"metadata: {{ name: data }}\nspec: {{ {spec} }}");
}
