using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingQueuePerTenant : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-queue-per-tenant",
        Title = "Every tenant has a queue of its own",
        Severity = Severity.High,
        Why = "Without a queue YuniKorn rejects every pod of a tenant, and Kueue limits none.",
        Remedy =
            "Create the queues from the tenants in stacks/platform.yaml, as the platform does: a leaf with the namespace's name in YuniKorn's queues.yaml, "
            + "or a ClusterQueue with a LocalQueue in the tenant's namespace.",
        Link = "https://yunikorn.apache.org/docs/user_guide/queue_config/",
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        (
            ChartRelease Release,
            YuniKornLeaves Leaves)[] charts = [.. ChartRelease.All(stack, ChartRelease.YuniKorn).Select(chart => (chart, new YuniKornLeaves(chart)))];
        Resource[] quotas = [.. Kueue.ClusterQueues(stack)];
        Resource[] doors = [.. Kueue.LocalQueues(stack)];
        var bySpace = new NamespacedObjects(doors);
        var known = new KnownNames(quotas.Select(ObjectType.NameOf));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            foreach ((var chart, var leaves) in charts)
            {
                check.Require(
                    !chart.IsOne | !space.IsTenant | leaves.Has(space.Name), YuniKornQueues.Text(chart),
                    $"The tenant's namespace {space.Name} has no YuniKorn queue.");
            }

            if (quotas.Length + doors.Length > 0)
            {
                var hasDoor = Answer.Any(bySpace.MaybeIn(space).Select(door => space.Has(door) & LeadsToOne(door["spec"]["clusterQueue"])));
                check.Require(!space.IsTenant | hasDoor, space.Name, $"The tenant's namespace {space.Name} has no Kueue LocalQueue for a ClusterQueue.");
            }
        }

        Answer LeadsToOne(Property name) => known.Has(name) ? Answer.Yes : Answer.Any(quotas.Select(quota => ObjectType.Same(ObjectType.NameOf(quota), name)));
    }
}
