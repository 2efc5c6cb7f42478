using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityStaticKeysDeniedTests : RuleTests
{
    private const string AccessKey = "aws:iam/accessKey:AccessKey";
    private const string AccountKey = "gcp:serviceaccount/key:Key";

    protected override string Policy => "identity-static-keys-denied";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, one that opens nothing", Resource(AccessKey, "ci", "{ user: ci, status: Inactive }")),
        Refused("AWS", Resource(AccessKey, "ci", "{ user: ci }"), "ci status: ci is a static access key."),
        Undecided("AWS, not known", Resource(AccessKey, "ci", "{ user: ci, status: !unknown }"), "ci status"),
        Refused("Google Cloud", Resource(AccountKey, "ci", "{ serviceAccountId: x }"), "ci serviceAccountId: ci is a static access key."),
    ];
}
