using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Log;

public sealed class LogRetentionMinimumTests : RuleTests
{
    private const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    private const string Workspace = "azure-native:operationalinsights:Workspace";

    protected override string Policy => "log-retention-minimum";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(LogGroup, "flows", "retentionInDays: 90")),
        Accepted("AWS, without expiry", Resource(LogGroup, "flows")),
        Refused("AWS, a week", Resource(LogGroup, "flows", "retentionInDays: 7"), "flows retentionInDays: flows is kept for 7 days; the minimum is 90."),
        Accepted("AWS, a week, which is enough there", Resource(LogGroup, "flows", "retentionInDays: 7")).With("days", 7L),
        Undecided("AWS, not known", Resource(LogGroup, "flows", "retentionInDays: !unknown"), "flows retentionInDays"),

        Accepted("Azure", Resource(Workspace, "logs", "retentionInDays: 90")),
        Refused("Azure, by its default", Resource(Workspace, "logs"), "logs retentionInDays: logs is kept for 30 days; the minimum is 90."),
        Undecided("Azure, not known", Resource(Workspace, "logs", "retentionInDays: !unknown"), "logs retentionInDays"),
    ];
}
