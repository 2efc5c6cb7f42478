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
        Title = "The tenant's ResourceQuota equals its ceiling",
        Severity = Severity.High,
        Why =
            "With a quota at the guarantee, Kubernetes rejects the pods that would borrow idle capacity, whatever the scheduler decides. Above the ceiling, "
            + "nothing limits a pod that bypasses the scheduler.",
        Remedy = "Set requests.cpu, requests.memory and limits.memory of the tenant's ResourceQuota from its ceiling, never from its guarantee.",
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
                // tenant-namespace-quota covers a missing bound.
                var bound = TenantQuota.Hard(quota, name);
                check.Require(
                    !isForAll | !bound.Exists | Quantity.Compare(bound, tenant[ceiling], (a, b) => a == b),
                    bound, $"The quota on {name} is {bound}, but the ceiling of {tenant.Name} is {tenant[ceiling]}.");
            }
        }
    }
}
