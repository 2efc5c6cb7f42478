using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class TenantMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Gone("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "tenant-namespace-default-deny"),
        Set("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "spec.policyTypes", "[Ingress]", "tenant-namespace-default-deny"),
        Set("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "spec.egress", "[{}]", "tenant-namespace-default-deny"),
    ];
}
