using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingQueueReclaim : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-queue-reclaim",
        Title = "Borrowed quota is reclaimed by preemption",
        Severity = Severity.High,
        Why =
            "Kueue's default is Never: borrowed quota returns only when the borrowers' applications end, and the lender's guarantee is worth nothing until "
            + "then.",
        Remedy = "Set spec.preemption.reclaimWithinCohort of the ClusterQueue to Any. For YuniKorn, leave preemption on in queues.yaml, which is its default.",
        Link = "https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/#preemption",
    };

    public override IReadOnlyList<string> Types { get; } = [$"kubernetes:{Kueue.Group}/*", ObjectType.Release];

    public override void Examine(Resource resource, Check check)
    {
        if (ObjectType.IsOfKind(resource, Kueue.Group, "ClusterQueue"))
        {
            var reclaim = resource["spec"]["preemption"]["reclaimWithinCohort"];
            check.Require(reclaim.IsOneOf("Any", "LowerPriority"), reclaim, $"The queue {ObjectType.NameOf(resource)} never reclaims what others borrow.");
        }
        else if (ChartRelease.Find(resource, ChartRelease.YuniKorn) is { } chart)
        {
            check.ForEach(YuniKornQueues.Text(chart).Yaml()["partitions"], partition => check.Require(
                !chart.IsOne | partition["preemption"]["enabled"].Or(true).IsTrue,
                YuniKornQueues.Text(chart), $"Preemption is disabled for the partition {partition["name"]}."));
        }
    }
}
