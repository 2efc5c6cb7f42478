using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceDefaultDeny : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-default-deny",
        Title = "Tenant namespaces have a default-deny network policy",
        Severity = Severity.High,
        Why =
            "Without it every pod of a tenant reaches every pod of the others, and everything that its nodes reach. Policies that allow traffic have an "
            + "effect only after a default deny.",
        Remedy =
            "Create a NetworkPolicy in the namespace with an empty podSelector, the policy types Ingress and Egress, and no rules. The platform's Tenant "
            + "component creates it.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic",
        References =
        [
            FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2"),
            FrameworkReference.Kyverno("best-practices/add-network-policy"),
        ],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var closing = new NamespacedObjects(stack.OfType(ObjectType.NetworkPolicy).Where(policy => !DeniesAll(policy["spec"]).IsNo));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            var isClosed = Answer.Any(closing.MaybeIn(space).Select(policy => space.Has(policy) & DeniesAll(policy["spec"])));
            check.Require(!space.IsTenant | isClosed, space.Name, $"The namespace {space.Name} has no default-deny policy for ingress and egress.");
        }
    }

    // An empty selector selects all pods.
    private static Answer DeniesAll(Property spec) =>
        spec["podSelector"].All(part => part.IsEmpty)
        & spec["policyTypes"].Contains("Ingress") & spec["policyTypes"].Contains("Egress")
        & spec["ingress"].IsEmpty & spec["egress"].IsEmpty;
}
