using PolicyEngine.Model;

namespace Policies.Rules.Identity;

/// <summary>The rules in this folder.</summary>
internal static class IdentityRules
{
    public static Policy[] All =>
    [
        new IdentityGrantNamed(),
        new IdentityKeysStatic(),
        new IdentityPolicyActions(),
        new IdentityPolicyResources(),
        new IdentityRoleNarrow(),
        new IdentityWorkloadBound(),
        new IdentityWorkloadEnabled(),
    ];
}
