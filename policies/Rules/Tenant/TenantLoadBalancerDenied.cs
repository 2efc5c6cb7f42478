using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantLoadBalancerDenied : StackPolicy
{
    private static readonly string[] Doors = ["services.loadbalancers", "services.nodeports"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-load-balancer-denied",
        Title = "Tenants cannot create LoadBalancer or NodePort services",
        Severity = Severity.High,
        Why = "A service of type LoadBalancer or NodePort is reachable from outside the cluster, and the platform's network policies may not apply to it.",
        Remedy = "Set services.loadbalancers and services.nodeports to 0 in the tenant's ResourceQuota. The platform's Tenant component does it.",
        Link = "https://kubernetes.io/docs/concepts/policy/resource-quotas/#object-count-quota",
        References = [FrameworkReference.Kyverno("other/restrict-loadbalancer"), FrameworkReference.Kyverno("best-practices/restrict-node-port")],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var quotas = new NamespacedObjects(stack.OfType(ObjectType.ResourceQuota));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            // tenant-namespace-quota covers a missing quota.
            var hasQuota = Answer.Any(quotas.MaybeIn(space).Select(quota => space.Has(quota) & TenantQuota.IsForAll(quota)));
            if (hasQuota.IsNo)
            {
                continue;
            }

            foreach (var door in Doors)
            {
                var isShut = Answer.Any(quotas.MaybeIn(space).Select(quota =>
                    space.Has(quota) & TenantQuota.IsForAll(quota)
                        & (TenantQuota.Hard(quota, door).Is("0") | TenantQuota.Hard(quota, door).Number(number => number == 0))));
                check.Require(!space.IsTenant | !hasQuota | isShut, space.Name, $"The quota of the namespace {space.Name} does not set {door} to 0.");
            }
        }
    }
}
