using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Queue;

internal sealed class QueueMessagesEncrypted : ResourcePolicy
{
    private const string Queue = "aws:sqs/queue:Queue";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "queue-messages-encrypted",
        Title = "SQS queues are encrypted at rest and in transit",
        Severity = Severity.Medium,
        Why =
            "Karpenter's queue announces which nodes are interrupted. It shows the cluster's size and layout; over plain HTTP messages could also be changed."
,
        Remedy = "Leave sqsManagedSseEnabled at true, and the queue policy statement that denies aws:SecureTransport false.",
        Link = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        References = [FrameworkReference.Trivy("AWS-0096")],
    };

    public override IReadOnlyList<string> Types { get; } = [Queue, ResourceType.SqsQueuePolicy];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            // A queue policy applies to its queue only.
            case ResourceType.SqsQueuePolicy:
                check.Require(
                    AwsPolicy.DeniesPlaintext(resource["policy"], _ => Answer.Yes), resource["policy"], "The queue policy does not deny requests without TLS.");
                break;
            case Queue:
                var isManaged = resource["sqsManagedSseEnabled"];
                check.Require(isManaged.IsTrue | !resource["kmsMasterKeyId"].IsEmpty, isManaged, "The queue's messages are not encrypted.");
                break;
        }
    }
}
