using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingQueueReclaim : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-queue-reclaim",
        Title = "What a queue lends comes back",
        Severity = Severity.High,
        Why = "Kueue's default is Never: what a tenant left to others is theirs until their applications end by themselves, and a guarantee is worth nothing to whoever once was idle.",
        Remedy = "Set spec.preemption.reclaimWithinCohort of the ClusterQueue to Any. For YuniKorn, leave preemption on in queues.yaml, which is its default.",
        Link = "https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/#preemption",
    };

    public override IReadOnlyList<string> Types { get; } = [$"kubernetes:{Kueue.Group}/*", ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ObjectType.IsOfKind(resource, Kueue.Group, "ClusterQueue"))
        {
            var reclaim = resource["spec"]["preemption"]["reclaimWithinCohort"];
            check.Require(reclaim.IsOneOf("Any", "LowerPriority"), reclaim, $"What the queue {ObjectType.NameOf(resource)} lends never comes back.");
        }
        else if (ChartRelease.Find(resource, ChartRelease.YuniKorn) is { } chart)
        {
            check.ForEach(YuniKornQueues.Text(chart).Yaml()["partitions"], partition => check.Require(
                !chart.IsOne | partition["preemption"]["enabled"].Or(true).IsTrue,
                YuniKornQueues.Text(chart), $"What the queues of the partition {partition["name"]} lend never comes back."));
        }
    }
}
