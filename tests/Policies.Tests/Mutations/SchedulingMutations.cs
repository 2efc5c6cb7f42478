using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

/// <summary>The stacks schedule with YuniKorn; the rules about Kueue's objects have their cases only.</summary>
public sealed class SchedulingMutations : MutationTests
{
    private const string YuniKorn = "kubernetes:helm.sh/v3:Release yunikorn";
    private const string Processed = "values.yunikornDefaults[\"admissionController.filtering.processNamespaces\"]";
    private const string Queues = "values.yunikornDefaults[\"queues.yaml\"]";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Remove("all", YuniKorn, Processed, "scheduling-yunikorn-namespaces"),
        Replace("all", YuniKorn, Processed, "^analytics$,", "", "scheduling-yunikorn-namespaces"),
        Replace("all", YuniKorn, Processed, "^analytics$", "analytics", "scheduling-yunikorn-namespaces"),
        Remove("all", "kubernetes:scheduling.k8s.io/v1:PriorityClass spark-driver-*", "metadata.annotations", "scheduling-driver-priority-higher"),
        Set("all", "kubernetes:scheduling.k8s.io/v1:PriorityClass spark-driver-low", "value", "1", "scheduling-driver-priority-higher"),
        Replace("all", YuniKorn, Queues, "\"400\"", "\"500\"", "scheduling-queue-matches-tenant"),
        Replace("all", YuniKorn, Queues, "\"1600\"", "\"300\"", "scheduling-queue-matches-tenant"),
        Replace("all", YuniKorn, Queues, "enabled: true", "enabled: false", "scheduling-queue-reclaim"),
        Replace("all", YuniKorn, Queues, "name: analytics", "name: other", "scheduling-queue-per-tenant"),
    ];
}
