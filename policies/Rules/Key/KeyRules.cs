using PolicyEngine.Model;

namespace Policies.Rules.Key;

/// <summary>The rules in this folder.</summary>
internal static class KeyRules
{
    public static Policy[] All =>
    [
        new KeyDeleteDelayed(),
        new KeyMaterialRotated(),
        new KeyStoreClosed(),
    ];
}
