using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Queue;

public sealed class QueueMessagesEncryptedTests : RuleTests
{
    private const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    private const string Queue = "aws:sqs/queue:Queue";

    protected override string Policy => "queue-messages-encrypted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS's key", Resource(Queue, "interruptions", "sqsManagedSseEnabled: true")),
        Accepted("a customer-managed key", Resource(Queue, "interruptions", "kmsMasterKeyId: x")),
        Refused(
            "plain text",
            Resource(Queue, "interruptions", "sqsManagedSseEnabled: false"),
            "interruptions sqsManagedSseEnabled: The queue's messages are not encrypted."),
        Undecided("not known", Resource(Queue, "interruptions", "sqsManagedSseEnabled: !unknown"), "interruptions sqsManagedSseEnabled"),
        Accepted(
            "on the way",
            Resource(QueuePolicy, "interruptions",
                """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'""")),
        Refused(
            "unencrypted in transit",
            Resource(QueuePolicy, "interruptions",
                """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}'"""),
            "interruptions policy: The queue policy does not deny requests without TLS."),
        Refused(
            "unencrypted in transit, under a second condition",
            Resource(QueuePolicy, "interruptions",
                """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false","aws:ViaAWSService":"false"}}}]}'"""),
            "interruptions policy: The queue policy does not deny requests without TLS."),
        Undecided("on the way, not known", Resource(QueuePolicy, "interruptions", "policy: !unknown"), "interruptions policy"),
    ];
}
