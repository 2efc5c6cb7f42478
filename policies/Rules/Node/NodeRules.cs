using PolicyEngine.Model;

namespace Policies.Rules.Node;

/// <summary>The rules in this folder.</summary>
internal static class NodeRules
{
    public static Policy[] All =>
    [
        new NodePublicIpDisabled(),
        new NodeSecureBootEnabled(),
        new NodeDiskEncrypted(),
        new NodeDiskCustomerManagedKey(),
        new NodeDisruptionBudgetSet(),
        new NodeDriverOnDemand(),
        new NodeIdentityDedicated(),
        new NodeImageContainerOptimized(),
        new NodeAmiVersionPinned(),
        new NodeKubeletReadonlyPortDisabled(),
        new NodeImdsv2Required(),
        new NodeAutoUpgradeEnabled(),
        new NodePoolMaxSizeSet(),
        new NodePoolTainted(),
        new NodeAutoRepairEnabled(),
        new NodeSshDisabled(),
        new NodeSystemPoolTainted(),
    ];
}
