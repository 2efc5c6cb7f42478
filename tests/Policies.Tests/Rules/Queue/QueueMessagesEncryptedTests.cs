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
        Accepted("a key of one's own", Resource(Queue, "interruptions", "kmsMasterKeyId: x")),
        Refused(
            "in clear",
            Resource(Queue, "interruptions", "sqsManagedSseEnabled: false"),
            "interruptions sqsManagedSseEnabled: The queue's messages are not encrypted."),
        Undecided("not known", Resource(Queue, "interruptions", "sqsManagedSseEnabled: !unknown"), "interruptions sqsManagedSseEnabled"),
        Accepted(
            "on the way",
            Resource(QueuePolicy, "interruptions", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'""")),
        Refused(
            "on the way in clear",
            Resource(QueuePolicy, "interruptions", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}'"""),
            "interruptions policy: The queue's policy does not refuse what comes without TLS."),
        Refused(
            "on the way in clear, under a second condition",
            Resource(QueuePolicy, "interruptions", """policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false","aws:ViaAWSService":"false"}}}]}'"""),
            "interruptions policy: The queue's policy does not refuse what comes without TLS."),
        Undecided("on the way, not known", Resource(QueuePolicy, "interruptions", "policy: !unknown"), "interruptions policy"),
    ];
}
