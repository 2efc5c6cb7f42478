using PolicyEngine.Model;

namespace Policies.Rules.Log;

internal sealed class LogDataEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "log-data-encrypted",
        Title = "Log groups are encrypted with a customer-managed key",
        Severity = Severity.Medium,
        Why = "The audit log names secrets, people and addresses. With a customer-managed key, permission on the log group alone reads nothing.",
        Remedy = "Leave kmsKeyId of the log group at the cluster's key, as the platform sets it.",
        Link = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
        References = [FrameworkReference.Trivy("AWS-0017")],
    };

    public override IReadOnlyList<string> Types { get; } = ["aws:cloudwatch/logGroup:LogGroup"];

    public override void Examine(Resource group, Check check)
    {
        var key = group["kmsKeyId"];
        check.Require(!key.IsEmpty, key, $"The log group {group["name"]} is encrypted with an AWS-managed key.");
    }
}
