using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantEgressRestricted : StackPolicy
{
    private static readonly TextListSetting ClosedNetworks = new()
    {
        Name = "closedNetworks",
        Description = "The networks that a flow to everywhere must leave out: private ones, and that of the machines' metadata service.",
        Default = ["10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-egress-restricted",
        Title = "What a tenant's pods may reach is named",
        Severity = Severity.High,
        Why = "Where a flow out is not bounded, a tenant's pod reaches other tenants' services, what is on the private network beside the cluster, and the metadata service that hands out the machine's own identity.",
        Remedy = "Name pods, namespaces or networks in the rule's to, and ports for networks; leave the private networks and 169.254.0.0/16 out of a flow to everywhere. The platform's flows are the cluster contract's TenantEgress.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
        References = [FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2")],
        Settings = [TenantNamespace.Label, ClosedNetworks],
    };

    public override void Examine(StackResources stack, Check check) => TenantFlows.ForEach(stack, check, "egress", (policy, isTenants, rule) =>
    {
        var to = rule["to"];
        check.Require(!isTenants | !to.IsEmpty, to, $"The policy {ObjectType.NameOf(policy)} lets out whatever goes.");
        check.ForEach(to, peer =>
        {
            check.Require(!isTenants | !TenantFlows.IsAllNamespaces(peer), peer, $"The policy {ObjectType.NameOf(policy)} lets out to the pods of all namespaces.");
            var block = peer["ipBlock"];
            check.Require(!isTenants | !block.Exists | !rule["ports"].IsEmpty, block, $"The policy {ObjectType.NameOf(policy)} opens all ports to {block["cidr"]}.");
            foreach (var network in check.Setting(ClosedNetworks))
            {
                check.Require(
                    !isTenants | !block["cidr"].Text(cidr => TenantFlows.Holds(cidr, network)) | block["except"].Any(except => except.Text(cidr => TenantFlows.Holds(cidr, network))),
                    block, $"The policy {ObjectType.NameOf(policy)} opens {block["cidr"]} with {network} in it.");
            }
        });
    });
}
