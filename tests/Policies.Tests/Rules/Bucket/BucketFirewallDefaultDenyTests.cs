using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketFirewallDefaultDenyTests : RuleTests
{
    private const string Account = "azure-native:storage:StorageAccount";

    protected override string Policy => "bucket-firewall-default-deny";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("named networks", Resource(Account, "data", "networkRuleSet: { defaultAction: Deny }")),
        Accepted("none at all", Resource(Account, "data", "publicNetworkAccess: Disabled")),
        Refused("by its default", Resource(Account, "data"), "data networkRuleSet.defaultAction: The account takes connections from anywhere."),
        Undecided("not known", Resource(Account, "data", "networkRuleSet: !unknown"), "data networkRuleSet"),
    ];
}
