using PolicyEngine.Model;

namespace Policies.Rules.Key;

/// <summary>The rules in this folder.</summary>
internal static class KeyRules
{
    public static Policy[] All =>
    [
        new KeyDeletionWindowSet(),
        new KeyRotationEnabled(),
        new KeyVaultAccessRestricted(),
    ];
}
