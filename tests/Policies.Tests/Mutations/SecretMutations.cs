using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class SecretMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Options(
            "all", "pulumi:providers:kubernetes *", options => options with { AdditionalSecretOutputs = [] }, "its secret outputs taken off",
            "secret-kubeconfig-marked"),
        Set("all", "pulumi:pulumi:Stack *", "grafanaPassword", "x", "secret-outputs-marked"),
    ];
}
