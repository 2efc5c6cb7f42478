using System.Net;
using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

/// <summary>The rules of the network policies in tenants' namespaces.</summary>
internal static class TenantFlows
{
    /// <summary>Goes through the rules of one direction, each with its policy and whether that is in a tenant's namespace: yes, or unknown.</summary>
    public static void ForEach(StackResources stack, Check check, string direction, Action<Resource, Answer, Property> ask)
    {
        var policies = new NamespacedObjects(stack.OfType(ObjectType.NetworkPolicy));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            foreach (var policy in policies.MaybeIn(space))
            {
                var isTenants = space.IsTenant & space.Has(policy);
                if (!isTenants.IsNo)
                {
                    check.ForEach(policy["spec"][direction], rule => ask(policy, isTenants, rule));
                }
            }
        }
    }

    /// <summary>Yes for a peer whose selector of namespaces selects all of them.</summary>
    public static Answer IsAllNamespaces(Property peer)
    {
        var selector = peer["namespaceSelector"];
        return selector.Exists & selector.All(part => part.IsEmpty);
    }

    /// <summary>True for a network in CIDR notation that the other is within, or is the same.</summary>
    public static bool Holds(string cidr, string network) =>
        IPNetwork.TryParse(cidr, out var outer) && IPNetwork.TryParse(network, out var inner)
        && outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);
}
