using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Scheduling;

public sealed class SchedulingQueueReclaimTests : RuleTests
{
    protected override string Policy => "scheduling-queue-reclaim";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("of any priority", ClusterQueue("preemption: { reclaimWithinCohort: Any }")),
        Accepted(
            "of lower priority, at another version of the API",
            Resource("kubernetes:kueue.x-k8s.io/v1beta1:ClusterQueue", "analytics", "spec: { preemption: { reclaimWithinCohort: LowerPriority } }")),
        Accepted("YuniKorn, by its default", YuniKorn("[{ name: default }]")),
        Refused(
            "by default", ClusterQueue("queueingStrategy: StrictFIFO"),
            "analytics spec.preemption.reclaimWithinCohort: The queue analytics never reclaims what others borrow."),
        Refused(
            "YuniKorn, off",
            YuniKorn("[{ name: default, preemption: { enabled: false } }]"),
            "yunikorn values.yunikornDefaults[\"queues.yaml\"]: Preemption is disabled for the partition default."),
        Undecided("not known", ClusterQueue("preemption: !unknown "), "analytics spec.preemption"),
        Ignored(
            "another of Kueue's kinds, and another chart", Resource("kubernetes:kueue.x-k8s.io/v1beta2:Cohort", "tenants"),
            Resource("kubernetes:helm.sh/v3:Release", "kueue", "chart: kueue")),
    ];

    private static Resource ClusterQueue(string spec) =>
        Resource("kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue", "analytics", $"metadata: {{ name: analytics }}\nspec: {{ {spec} }}");

    private static Resource YuniKorn(string partitions) =>
        Resource(
            "kubernetes:helm.sh/v3:Release", "yunikorn",
            $"{{ chart: yunikorn, values: {{ yunikornDefaults: {{ queues.yaml: '{{ partitions: {partitions} }}' }} }} }}");
}
