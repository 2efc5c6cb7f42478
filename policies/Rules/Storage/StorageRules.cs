using PolicyEngine.Model;

namespace Policies.Rules.Storage;

/// <summary>The rules in this folder.</summary>
internal static class StorageRules
{
    public static Policy[] All =>
    [
        new StorageClaimClassExists(),
        new StorageClaimAccessMode(),
        new StorageClassWaitForFirstConsumer(),
        new StorageClassEncrypted(),
        new StorageClassExpandable(),
        new StorageClassSingleDefault(),
        new StorageClassReclaimPolicyRetain(),
        new StorageVolumeReclaimPolicyRetain(),
    ];
}
