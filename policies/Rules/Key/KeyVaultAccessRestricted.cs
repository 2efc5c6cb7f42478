using PolicyEngine.Model;

namespace Policies.Rules.Key;

internal sealed class KeyVaultAccessRestricted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "key-vault-access-restricted",
        Title = "Key vaults allow named networks and Azure RBAC only",
        Severity = Severity.High,
        Why = "A key vault has a public endpoint, and its legacy access policies are separate from Azure RBAC, so access reviews miss them.",
        Remedy = "Leave publicNetworkAccess at Disabled or networkAcls.defaultAction at Deny, and enableRbacAuthorization at true.",
        Link = "https://learn.microsoft.com/azure/key-vault/general/network-security",
        References = [FrameworkReference.Trivy("AZU-0013")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AzureVault];

    public override void Examine(Resource vault, Check check)
    {
        var settings = vault["properties"];
        check.Require(
            settings["publicNetworkAccess"].Text(text => text.Equals("Disabled", StringComparison.OrdinalIgnoreCase))
                | settings["networkAcls"]["defaultAction"].Is("Deny"),
            settings["networkAcls"], "The vault takes connections from anywhere.");
        check.Require(settings["enableRbacAuthorization"].IsTrue, settings["enableRbacAuthorization"], "The vault uses access policies instead of Azure RBAC.");
    }
}
