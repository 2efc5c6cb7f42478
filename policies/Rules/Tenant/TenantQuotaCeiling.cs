using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantQuotaCeiling : StackPolicy
{
    private static readonly (string Bound, string Ceiling)[] Bounds =
    [
        ("requests.cpu", "ceilingCpu"), ("requests.memory", "ceilingMemory"), ("limits.memory", "ceilingMemory"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-quota-ceiling",
        Title = "A tenant's quota is its ceiling",
        Severity = Severity.High,
        Why = "At the guarantee, Kubernetes refuses the pods that would borrow what others leave idle, whatever the scheduler says, so no quota is fungible; above the ceiling, a pod that goes past the scheduler is bounded by nothing.",
        Remedy = "Make the bounds requests.cpu, requests.memory and limits.memory of the tenant's ResourceQuota from its ceiling, never from its guarantee.",
        Link = "https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var quota in stack.OfType(ObjectType.ResourceQuota))
        {
            var isForAll = TenantQuota.IsForAll(quota);
            if (stack.Find(quota.Parent) is not { Type: TenantComponent.Type } tenant || isForAll.IsNo)
            {
                continue;
            }

            foreach ((var name, var ceiling) in Bounds)
            {
                // That there is a bound is for another rule.
                var bound = TenantQuota.Hard(quota, name);
                check.Require(
                    !isForAll | !bound.Exists | Quantity.Compare(bound, tenant[ceiling], (a, b) => a == b),
                    bound, $"The quota on {name} is {bound}, but the ceiling of {tenant.Name} is {tenant[ceiling]}.");
            }
        }
    }
}
