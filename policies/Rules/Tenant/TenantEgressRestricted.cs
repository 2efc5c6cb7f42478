using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantEgressRestricted : StackPolicy
{
    private static readonly TextListSetting ClosedNetworks = new()
    {
        Name = "closedNetworks",
        Description = "The networks that a rule for everywhere must exclude: private ones, and that of the metadata service.",
        Default = ["10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-egress-restricted",
        Title = "Tenant egress is limited to named destinations",
        Severity = Severity.High,
        Why =
            "With unrestricted egress a tenant's pod reaches other tenants' services, the private network beside the cluster, and the metadata service with "
            + "the node's credentials.",
        Remedy =
            "Name pods, namespaces or networks in the rule's to, and ports for networks; exclude the private networks and 169.254.0.0/16 from a rule for "
            + "everywhere. The platform's rules come from the cluster contract's TenantEgress.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
        References = [FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2")],
        Settings = [TenantNamespace.Label, ClosedNetworks],
    };

    public override void Examine(StackResources stack, Check check) => TenantFlows.ForEach(stack, check, "egress", (policy, isTenants, rule) =>
    {
        var to = rule["to"];
        check.Require(!isTenants | !to.IsEmpty, to, $"The policy {ObjectType.NameOf(policy)} allows egress to everywhere.");
        check.ForEach(to, peer =>
        {
            check.Require(
                !isTenants | !TenantFlows.IsAllNamespaces(peer), peer, $"The policy {ObjectType.NameOf(policy)} allows egress to the pods of all namespaces.");
            var block = peer["ipBlock"];
            check.Require(
                !isTenants | !block.Exists | !rule["ports"].IsEmpty, block,
                $"The policy {ObjectType.NameOf(policy)} allows egress on all ports to {block["cidr"]}.");
            foreach (var network in check.Setting(ClosedNetworks))
            {
                check.Require(
                    !isTenants | !block["cidr"].Text(cidr => TenantFlows.Holds(cidr, network))
                        | block["except"].Any(except => except.Text(cidr => TenantFlows.Holds(cidr, network))),
                    block, $"The policy {ObjectType.NameOf(policy)} allows egress to {block["cidr"]}, which includes {network}.");
            }
        });
    });
}
