using Policies.Model;

namespace Policies.Rules.Tenant;

/// <summary>The rules in this folder.</summary>
internal static class TenantRules
{
    public static Policy[] All =>
    [
        new TenantNamespaceDefaultDeny(),
    ];
}
