using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

internal sealed class BucketFirewallDefaultDeny : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-firewall-default-deny",
        Title = "The storage account firewall denies by default",
        Severity = Severity.Medium,
        Why =
            "A storage account has a public endpoint. With an open firewall, a stolen token works from anywhere; with a closed one, only from the cluster's "
            + "subnets.",
        Remedy = "Leave networkRuleSet.defaultAction at Deny, and name other networks in dataLake.publicAccessCidrs.",
        Link = "https://learn.microsoft.com/azure/storage/common/storage-network-security",
        References = [FrameworkReference.Trivy("AZU-0012")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AzureStorageAccount];

    public override void Examine(Resource account, Check check)
    {
        var action = account["networkRuleSet"]["defaultAction"];
        check.Require(action.Is("Deny") | account["publicNetworkAccess"].Is("Disabled"), action, "The account takes connections from anywhere.");
    }
}
