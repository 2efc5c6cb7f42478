using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Scheduling;

public sealed class SchedulingQueuePerTenantTests : RuleTests
{
    protected override string Policy => "scheduling-queue-per-tenant";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("YuniKorn's", Namespace("analytics"), YuniKorn("[{ name: analytics }, { name: science }]")),
        Accepted("Kueue's", Namespace("analytics"), ClusterQueue("analytics"), LocalQueue("analytics", "analytics")),
        Refused(
            "a parent is no queue to be in",
            [Namespace("analytics"), Namespace("science"), YuniKorn("[{ name: analytics }, { name: science, queues: [{ name: notebooks }] }]")],
            "yunikorn values.yunikornDefaults[\"queues.yaml\"]: The tenant's namespace science has no YuniKorn queue."),
        Refused(
            "a door that leads nowhere, and none",
            [Namespace("analytics"), Namespace("science"), ClusterQueue("science"), LocalQueue("analytics", "other")],
            "analytics metadata.name: The tenant's namespace analytics has no Kueue LocalQueue for a ClusterQueue.",
            "science metadata.name: The tenant's namespace science has no Kueue LocalQueue for a ClusterQueue."),
        Undecided(
            "not known", [Namespace("analytics"), Resource("kubernetes:helm.sh/v3:Release", "yunikorn", "{ chart: yunikorn, values: !unknown  }")],
            "yunikorn values"),
        Ignored("a stack without either", Namespace("analytics")),
    ];

    private static Resource ClusterQueue(string name) => Resource("kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue", name, $"metadata: {{ name: {name} }}");

    private static Resource Namespace(string name, string label = "spark-platform/tenant: red") =>
        Resource("kubernetes:core/v1:Namespace", name, $"metadata: {{ name: {name}, labels: {{ {label} }} }}");

    private static Resource LocalQueue(string space, string quota) =>
        Resource(
            "kubernetes:kueue.x-k8s.io/v1beta2:LocalQueue", $"{space}-queue",
            $"metadata: {{ name: default, namespace: {space} }}\nspec: {{ clusterQueue: {quota} }}");

    private static Resource YuniKorn(string leaves) => Resource("kubernetes:helm.sh/v3:Release", "yunikorn", $$"""
        chart: yunikorn
        values:
          yunikornDefaults:
            queues.yaml: |
              partitions:
              - name: default
                queues:
                - name: root
                  queues:
                  - name: tenants
                    parent: true
                    queues: {{leaves}}
        """);
}
