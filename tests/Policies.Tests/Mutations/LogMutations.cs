using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class LogMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("eks", "aws:cloudwatch/logGroup:LogGroup spark-control-plane", "kmsKeyId", "log-data-encrypted"),
        Remove("eks", "aws:cloudwatch/logGroup:LogGroup spark-flows", "kmsKeyId", "log-data-encrypted"),
        Set("eks", "aws:cloudwatch/logGroup:LogGroup spark-control-plane", "retentionInDays", "7", "log-retention-minimum"),
        Remove("aks", "azure-native:operationalinsights:Workspace *", "retentionInDays", "log-retention-minimum"),
    ];
}
