using PolicyEngine.Model;

namespace Policies.Rules.Identity;

/// <summary>The rules in this folder.</summary>
internal static class IdentityRules
{
    public static Policy[] All =>
    [
        new IdentityPublicPrincipalDenied(),
        new IdentityStaticKeysDenied(),
        new IdentityWildcardActionsDenied(),
        new IdentityWildcardResourcesDenied(),
        new IdentityAdminRolesDenied(),
        new IdentityTrustSingleServiceAccount(),
        new IdentityWorkloadIdentityEnabled(),
    ];
}
