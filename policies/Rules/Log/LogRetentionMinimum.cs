using PolicyEngine.Model;

namespace Policies.Rules.Log;

internal sealed class LogRetentionMinimum : ResourcePolicy
{
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

    public override IReadOnlyList<string> Types { get; } = ["aws:cloudwatch/logGroup:LogGroup", "azure-native:operationalinsights:Workspace"];

    public override void Examine(Resource log, Check check)
    {
        // AWS keeps logs indefinitely without a value, or with 0; Azure for 30 days.
        var isAws = log.Type.StartsWith("aws:", StringComparison.Ordinal);
        var days = log["retentionInDays"];
        check.Require(
            days.Or(isAws ? 0 : 30).Number(kept => kept >= check.Setting(Days) || (isAws && kept == 0)), days,
            $"{log.Name} is kept for {days.Or(30)} days; the minimum is {check.Setting(Days)}.");
    }
}
