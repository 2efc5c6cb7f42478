using Policies.Kubernetes;
using Policies.Rules.Tenant;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingQueueMatchesTenant : StackPolicy
{
    // A tenant's settings, and the names of the resource in YuniKorn and in Kueue.
    private static readonly (string Guaranteed, string Ceiling, string YuniKorn, string Kueue)[] Amounts =
    [
        ("guaranteedCpu", "ceilingCpu", "vcore", "cpu"), ("guaranteedMemory", "ceilingMemory", "memory", "memory"),
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-queue-matches-tenant",
        Title = "Queue guarantees and limits match the tenant's settings",
        Severity = Severity.High,
        Why =
            "The scheduler enforces its queues and knows nothing of the tenants' settings. A guaranteed quota that is too low, or above the maximum, shows "
            + "only when the cluster is full and a tenant waits for its share.",
        Remedy =
            "Set the queue's guaranteed and max (Kueue: nominalQuota and borrowingLimit) from guaranteed and ceiling of the tenant in stacks/platform.yaml, "
            + "as the platform does.",
        Link = "https://yunikorn.apache.org/docs/user_guide/queue_config/#resources",
    };

    public override void Examine(StackResources stack, Check check)
    {
        var tenants = stack.OfType(TenantComponent.Type);
        var byName = tenants.ToLookup(tenant => tenant.Name, StringComparer.Ordinal);
        foreach (var chart in ChartRelease.All(stack, ChartRelease.YuniKorn))
        {
            YuniKornQueues.ForEachLeaf(chart, check, queue =>
            {
                foreach (var tenant in MaybeOf(queue["name"]))
                {
                    foreach ((var guaranteed, var ceiling, var name, _) in Amounts)
                    {
                        var isIts = chart.IsOne & queue["name"].Is(tenant.Name) & IsSound(tenant[guaranteed], tenant[ceiling]);
                        Require(isIts, queue["resources"]["guaranteed"][name], tenant[guaranteed], YuniKornQueues.Text(chart), "guarantees", name);
                        Require(isIts, queue["resources"]["max"][name], tenant[ceiling], YuniKornQueues.Text(chart), "is limited to", name);
                    }
                }
            });
        }

        foreach (var queue in Kueue.ClusterQueues(stack))
        {
            check.ForEach(queue["spec"]["resourceGroups"], group => check.ForEach(group["flavors"], flavor => check.ForEach(flavor["resources"], resource =>
            {
                foreach (var tenant in MaybeOf(ObjectType.NameOf(queue)))
                {
                    foreach ((var guaranteed, var ceiling, _, var name) in Amounts)
                    {
                        var isIts = ObjectType.NameOf(queue).Is(tenant.Name) & resource["name"].Is(name) & IsSound(tenant[guaranteed], tenant[ceiling]);
                        Require(isIts, resource["nominalQuota"], tenant[guaranteed], resource["nominalQuota"], "guarantees", name);
                        var more = resource["borrowingLimit"];
                        var isRead = Quantity.Read(resource["nominalQuota"], out var own) & Quantity.Read(more, out var borrowed)
                            & Quantity.Read(tenant[ceiling], out var most);
                        check.Require(
                            !isIts | (isRead.IsYes ? own + borrowed == most : isRead),
                            more,
                            $"The queue {tenant.Name} may borrow {more} {name} beyond {resource["nominalQuota"]}, but the tenant's ceiling is "
                                + $"{tenant[ceiling]}.");
                    }
                }
            })));
        }

        // A queue has its tenant's name.
        IEnumerable<Resource> MaybeOf(Property queue) => queue.TryText(out var name) ? byName[name] : tenants;

        void Require(Answer isIts, Property given, Property promised, Property at, string verb, string name) => check.Require(
            !isIts | Quantity.Compare(given, promised, (a, b) => a == b),
            at, $"The queue of {promised.Resource.Name} {verb} {given} {name}, but the tenant's setting is {promised}.");
    }

    // tenant-guarantee-ceiling covers a guarantee above the ceiling.
    private static Answer IsSound(Property guaranteed, Property ceiling) => Quantity.Compare(guaranteed, ceiling, (promised, most) => promised <= most);
}
