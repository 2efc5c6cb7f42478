namespace Policies.Tests.Mutations;

public sealed class ServiceMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows => [];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["service-balancer-internal"] = "No stack has a service of its own: charts bring them, and are not looked into.",
        ["service-node-closed"] = "As above.",
    };
}
