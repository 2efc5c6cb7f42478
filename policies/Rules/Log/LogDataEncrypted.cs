using PolicyEngine.Model;

namespace Policies.Rules.Log;

internal sealed class LogDataEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "log-data-encrypted",
        Title = "Logs are encrypted with a key of one's own",
        Severity = Severity.Medium,
        Why = "The audit log names secrets, people and addresses. With a key of one's own a right to the log alone reads nothing.",
        Remedy = "Leave kmsKeyId of the log group at the cluster's key, as the platform does.",
        Link = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
        References = [FrameworkReference.Trivy("AWS-0017")],
    };

    public override IReadOnlyList<string> Types { get; } = ["aws:cloudwatch/logGroup:LogGroup"];

    public override void Examine(Resource group, Check check)
    {
        var key = group["kmsKeyId"];
        check.Require(!key.IsEmpty, key, $"The log {group["name"]} is encrypted with AWS's key.");
    }
}
