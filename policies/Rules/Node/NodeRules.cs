using PolicyEngine.Model;

namespace Policies.Rules.Node;

/// <summary>The rules in this folder.</summary>
internal static class NodeRules
{
    public static Policy[] All =>
    [
        new NodeAddressPrivate(),
        new NodeBootVerified(),
        new NodeDiskEncrypted(),
        new NodeDiskKeyed(),
        new NodeDisruptionBounded(),
        new NodeDriverOndemand(),
        new NodeIdentityDedicated(),
        new NodeImageMinimal(),
        new NodeImagePinned(),
        new NodeKubeletAuthenticated(),
        new NodeMetadataGuarded(),
        new NodePatchesAutomatic(),
        new NodePoolBounded(),
        new NodePoolTainted(),
        new NodeRepairAutomatic(),
        new NodeShellClosed(),
        new NodeSystemSeparated(),
    ];
}
