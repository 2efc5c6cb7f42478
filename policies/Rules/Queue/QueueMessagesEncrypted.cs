using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Queue;

internal sealed class QueueMessagesEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "queue-messages-encrypted",
        Title = "A queue's messages are encrypted, where they lie and on their way",
        Severity = Severity.Medium,
        Why = "Karpenter's queue tells which machines go. Whoever reads it learns the cluster's size and shape; over plain HTTP they could be changed too.",
        Remedy = "Leave sqsManagedSseEnabled at true, and in the queue's policy the statement that refuses aws:SecureTransport false.",
        Link = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        References = [FrameworkReference.Trivy("AWS-0096")],
    };

    public override IReadOnlyList<string> Types { get; } = ["aws:sqs/queue:Queue", ResourceType.SqsQueuePolicy];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type == ResourceType.SqsQueuePolicy)
        {
            // It cannot be about anything but its queue.
            check.Require(AwsPolicy.DeniesPlaintext(resource["policy"], _ => Answer.Yes), resource["policy"], "The queue's policy does not refuse what comes without TLS.");
            return;
        }

        var isManaged = resource["sqsManagedSseEnabled"];
        check.Require(isManaged.IsTrue | !resource["kmsMasterKeyId"].IsEmpty, isManaged, "The queue's messages are not encrypted.");
    }
}
