using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Log;

public sealed class LogDataEncryptedTests : RuleTests
{
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";

    protected override string Policy => "log-data-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a customer-managed key", Resource(LogGroup, "flows", "{ name: flows, kmsKeyId: x }")),
        Refused("AWS's key", Resource(LogGroup, "flows", "{ name: flows }"), "flows kmsKeyId: The log group flows is encrypted with an AWS-managed key."),
        Undecided("not known", Resource(LogGroup, "flows", "{ name: flows, kmsKeyId: !unknown }"), "flows kmsKeyId"),
    ];
}
