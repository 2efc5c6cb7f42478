using PolicyEngine.Model;

namespace Policies.Rules.Secret;

/// <summary>The rules in this folder.</summary>
internal static class SecretRules
{
    public static Policy[] All =>
    [
        new SecretKubeconfigMarked(),
        new SecretOutputsMarked(),
    ];
}
