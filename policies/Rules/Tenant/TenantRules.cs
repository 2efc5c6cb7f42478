using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

/// <summary>The rules in this folder.</summary>
internal static class TenantRules
{
    public static Policy[] All =>
    [
        new TenantEgressRestricted(),
        new TenantGuaranteeCapacity(),
        new TenantGuaranteeCeiling(),
        new TenantIngressRestricted(),
        new TenantNamespaceDefaultDeny(),
        new TenantNamespaceLimitRange(),
        new TenantNamespaceOwner(),
        new TenantNamespaceQuota(),
        new TenantQuotaCeiling(),
        new TenantLoadBalancerDenied(),
    ];
}
