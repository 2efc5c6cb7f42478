using Policies.Kubernetes;
using Policies.Rules.Network;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantIngressRestricted : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-ingress-restricted",
        Title = "What may reach a tenant's pods is named",
        Severity = Severity.High,
        Why = "A rule that names no source, all namespaces or all addresses lets other tenants and the whole network to the pods that it selects, and undoes the policy that closes the namespace.",
        Remedy = "Name the pods, the namespaces or the networks in the rule's from.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
        References = [FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2")],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check) => TenantFlows.ForEach(stack, check, "ingress", (policy, isTenants, rule) =>
    {
        var from = rule["from"];
        check.Require(!isTenants | !from.IsEmpty, from, $"The policy {ObjectType.NameOf(policy)} lets in whatever comes.");
        check.ForEach(from, peer =>
        {
            check.Require(!isTenants | !TenantFlows.IsAllNamespaces(peer), peer, $"The policy {ObjectType.NameOf(policy)} lets in the pods of all namespaces.");
            var cidr = peer["ipBlock"]["cidr"];
            check.Require(!isTenants | !cidr.Text(Breadth.IsInternet), cidr, $"The policy {ObjectType.NameOf(policy)} lets in all addresses, {cidr}.");
        });
    });
}
