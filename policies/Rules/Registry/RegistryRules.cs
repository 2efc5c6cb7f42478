using PolicyEngine.Model;

namespace Policies.Rules.Registry;

/// <summary>The rules in this folder.</summary>
internal static class RegistryRules
{
    public static Policy[] All =>
    [
        new RegistryAdminUserDisabled(),
        new RegistryCustomerManagedKey(),
        new RegistryVulnerabilityScanning(),
        new RegistryTagsImmutable(),
    ];
}
