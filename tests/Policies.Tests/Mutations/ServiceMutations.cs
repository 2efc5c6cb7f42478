using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class ServiceMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("all", "kubernetes:core/v1:Service history-server", "spec.type", "LoadBalancer", "service-load-balancer-internal"),
        Set("all", "kubernetes:core/v1:Service history-server", "spec.type", "NodePort", "service-node-port-denied"),
        Set("all", "kubernetes:core/v1:Service history-server", "spec.externalIPs", "[203.0.113.7]", "service-node-port-denied"),
    ];
}
