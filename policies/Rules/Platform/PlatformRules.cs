using PolicyEngine.Model;

namespace Policies.Rules.Platform;

/// <summary>The rules in this folder.</summary>
internal static class PlatformRules
{
    public static Policy[] All =>
    [
        new PlatformDefaultNamespaceUnused(),
    ];
}
