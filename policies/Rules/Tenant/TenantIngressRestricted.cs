using Policies.Kubernetes;
using Policies.Rules.Network;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantIngressRestricted : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-ingress-restricted",
        Title = "Tenant ingress is limited to named sources",
        Severity = Severity.High,
        Why =
            "A rule without a source, for all namespaces or for all addresses, opens the selected pods to other tenants and the whole network, and undoes "
            + "the default-deny policy.",
        Remedy = "Name the pods, the namespaces or the networks in the rule's from.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
        References = [FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2")],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check) => TenantFlows.ForEach(stack, check, "ingress", (policy, isTenants, rule) =>
    {
        var from = rule["from"];
        check.Require(!isTenants | !from.IsEmpty, from, $"The policy {ObjectType.NameOf(policy)} allows ingress from everywhere.");
        check.ForEach(from, peer =>
        {
            check.Require(
                !isTenants | !TenantFlows.IsAllNamespaces(peer),
                peer,
                $"The policy {ObjectType.NameOf(policy)} allows ingress from the pods of all namespaces.");
            var cidr = peer["ipBlock"]["cidr"];
            check.Require(
                !isTenants | !cidr.Text(Breadth.IsInternet), cidr, $"The policy {ObjectType.NameOf(policy)} allows ingress from all addresses, {cidr}.");
        });
    });
}
