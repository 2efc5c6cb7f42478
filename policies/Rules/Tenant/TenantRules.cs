using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

/// <summary>The rules in this folder.</summary>
internal static class TenantRules
{
    public static Policy[] All =>
    [
        new TenantEgressNarrow(),
        new TenantGuaranteeCapacity(),
        new TenantGuaranteeCeiling(),
        new TenantIngressNarrow(),
        new TenantNamespaceDefaultDeny(),
        new TenantNamespaceLimits(),
        new TenantNamespaceOwner(),
        new TenantNamespaceQuota(),
        new TenantQuotaCeiling(),
        new TenantQuotaServices(),
    ];
}
