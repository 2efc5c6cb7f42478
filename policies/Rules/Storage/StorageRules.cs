using PolicyEngine.Model;

namespace Policies.Rules.Storage;

/// <summary>The rules in this folder.</summary>
internal static class StorageRules
{
    public static Policy[] All =>
    [
        new StorageClaimClass(),
        new StorageClaimModes(),
        new StorageClassDelayed(),
        new StorageClassEncrypted(),
        new StorageClassExpandable(),
        new StorageClassOneDefault(),
        new StorageClassRetained(),
        new StorageVolumeRetained(),
    ];
}
