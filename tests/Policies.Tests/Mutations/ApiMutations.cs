using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class ApiMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("gke", "gcp:container/cluster:Cluster *", "enableKubernetesAlpha", "true", "api-version-stable"),
    ];
}
