using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Key;

public sealed class KeyVaultAccessRestrictedTests : RuleTests
{
    private const string Vault = "azure-native:keyvault:Vault";

    protected override string Policy => "key-vault-access-restricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("no network", Resource(Vault, "keys", "properties: { publicNetworkAccess: Disabled, enableRbacAuthorization: true }")),
        Accepted("named networks", Resource(Vault, "keys", "properties: { networkAcls: { defaultAction: Deny }, enableRbacAuthorization: true }")),
        Refused(
            "by its default",
            Resource(Vault, "keys"),
            "keys properties.networkAcls: The vault takes connections from anywhere.",
            "keys properties.enableRbacAuthorization: The vault uses access policies instead of Azure RBAC."),
        Undecided(
            "not known",
            Resource(Vault, "keys", "properties: { publicNetworkAccess: !unknown , enableRbacAuthorization: true }"),
            "keys properties.publicNetworkAccess"),
    ];
}
