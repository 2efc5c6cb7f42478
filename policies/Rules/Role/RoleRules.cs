using PolicyEngine.Model;

namespace Policies.Rules.Role;

/// <summary>The rules in this folder.</summary>
internal static class RoleRules
{
    public static Policy[] All =>
    [
        new RoleAdminBindingDenied(),
        new RolePrivilegeEscalationDenied(),
        new RoleWildcardsDenied(),
        new RoleSecretsReadDenied(),
        new RoleTenantNamespaceScoped(),
    ];
}
