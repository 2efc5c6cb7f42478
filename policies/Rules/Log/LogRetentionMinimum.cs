using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Log;

internal sealed class LogRetentionMinimum : ResourcePolicy
{
    private const string AwsGroup = "aws:cloudwatch/logGroup:LogGroup";
    private const string AzureWorkspace = "azure-native:operationalinsights:Workspace";

    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "The minimum log retention in days.",
        Default = 90,
        Minimum = 1,
        Maximum = 3653,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "log-retention-minimum",
        Title = "Logs are retained long enough for an investigation",
        Severity = Severity.Medium,
        Why = "Attacks are often noticed weeks after they began. By then a short retention has deleted the beginning.",
        Remedy = "Set cluster.logRetentionDays in the stack's settings to 90 or more.",
        Link = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
        References = [FrameworkReference.CisEks("2.1.2"), FrameworkReference.Trivy("AZU-0031")],
        Settings = [Days],
    };

    public override IReadOnlyList<string> Types { get; } = [AwsGroup, AzureWorkspace];

    public override void Examine(Resource log, Check check)
    {
        var days = log["retentionInDays"];
        switch (log.Type)
        {
            // Without a value, or with 0, AWS keeps logs indefinitely.
            case AwsGroup:
                Require(days.Or(0).Number(kept => kept == 0 || kept >= check.Setting(Days)));
                break;
            case AzureWorkspace:
                Require(days.Or(30).Number(kept => kept >= check.Setting(Days)));
                break;
        }

        void Require(Answer isLong) => check.Require(isLong, days, $"{log.Name} is kept for {days.Or(30)} days; the minimum is {check.Setting(Days)}.");
    }
}
