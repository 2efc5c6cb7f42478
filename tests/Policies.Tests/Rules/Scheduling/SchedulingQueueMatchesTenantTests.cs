using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Scheduling;

public sealed class SchedulingQueueMatchesTenantTests : RuleTests
{
    protected override string Policy => "scheduling-queue-matches-tenant";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "YuniKorn's", Tenant,
            YuniKorn("[{ name: analytics, resources: { guaranteed: { vcore: '400', memory: 1600Gi }, max: { vcore: 1600, memory: 6400Gi } } }, { name: others "
                + "}]")),
        Accepted(
            "Kueue's", Tenant,
            ClusterQueue("{ name: cpu, nominalQuota: '400', borrowingLimit: '1200' }, { name: memory, nominalQuota: 1600Gi, borrowingLimit: 4800Gi }, { name: "
                + "nvidia.com/gpu, nominalQuota: 0 }")),
        Refused(
            "more than the guarantee, and no end",
            [Tenant, YuniKorn("[{ name: analytics, resources: { guaranteed: { vcore: 2000, memory: 1600Gi }, max: { memory: 6400Gi } } }]")],
            "yunikorn values.yunikornDefaults[\"queues.yaml\"]: The queue of analytics guarantees 2000 vcore, but the tenant's setting is 400.",
            "yunikorn values.yunikornDefaults[\"queues.yaml\"]: The queue of analytics is limited to absent vcore, but the tenant's setting is 1600."),
        Refused(
            "less than the guarantee, and more than the ceiling",
            [
                Tenant,
                ClusterQueue("{ name: cpu, nominalQuota: '300', borrowingLimit: '1300' }, { name: memory, nominalQuota: 1600Gi, borrowingLimit: 6400Gi }"),
            ],
            "analytics spec.resourceGroups[0].flavors[0].resources[0].nominalQuota: The queue of analytics guarantees 300 cpu, but the tenant's setting is "
                + "400.",
            "analytics spec.resourceGroups[0].flavors[0].resources[1].borrowingLimit: The queue analytics may borrow 6400Gi memory beyond 1600Gi, but the "
                + "tenant's ceiling is 6.25Ti."),
        Undecided(
            "not known", [Tenant, ClusterQueue("{ name: cpu, nominalQuota: '400', borrowingLimit: !unknown  }")],
            "analytics spec.resourceGroups[0].flavors[0].resources[0].borrowingLimit"),
        Ignored("no queues", Tenant),
    ];

    private static readonly Resource Tenant = Resource(
        "spark-platform:platform:Tenant", "analytics", "{ guaranteedCpu: '400', ceilingCpu: '1600', guaranteedMemory: 1600Gi, ceilingMemory: 6.25Ti }");

    private static Resource ClusterQueue(string resources) => Resource(
        "kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue", "analytics",
        $"metadata: {{ name: analytics }}\nspec: {{ resourceGroups: [{{ flavors: [{{ name: any-node, resources: [{resources}] }}] }}] }}");

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
