using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class PlatformMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("all", "kubernetes:core/v1:ConfigMap analytics-facts", "metadata.namespace", "default", "platform-default-namespace-unused"),
        Remove("all", "kubernetes:helm.sh/v3:Release spark-operator", "namespace", "platform-default-namespace-unused"),
    ];
}
