using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class QueueMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("eks", "aws:sqs/queue:Queue *", "sqsManagedSseEnabled", "false", "queue-messages-encrypted"),
        Replace(
            "eks", "aws:sqs/queuePolicy:QueuePolicy *", "policy", "\"aws:SecureTransport\":\"false\"", "\"aws:SecureTransport\":\"true\"",
            "queue-messages-encrypted"),
    ];
}
