using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodDisruptionBudgetSet : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-disruption-budget-set",
        Title = "Workloads with several replicas have a pod disruption budget",
        Severity = Severity.Medium,
        Why = "Nodes are replaced automatically here. Without a budget all replicas can be evicted at the same time, and the service is down.",
        Remedy = "Create a PodDisruptionBudget that selects the pods' labels, with maxUnavailable: 1.",
        Link = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
        References = [FrameworkReference.Kyverno("other/require-pdb")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var budgets = stack.OfType(ObjectType.DisruptionBudget);
        foreach (var template in PodTemplate.All(stack).Where(template => template.Workload.Type is PodTemplate.Deployment or PodTemplate.StatefulSet))
        {
            var workload = template.Workload;
            var replicas = workload["spec"]["replicas"];
            var isSeveral = replicas.Number(number => number > 1);
            if (isSeveral.IsNo)
            {
                continue;
            }

            check.Require(
                !isSeveral
                    | Answer.Any(
                        budgets.Select(
                            budget => ObjectType.Same(ObjectType.NamespaceOf(budget), ObjectType.NamespaceOf(workload))
                                & Selects(budget["spec"]["selector"], template.Labels))),
                replicas, $"{template.Name} has {replicas} pods and no disruption budget.");
        }
    }

    private static Answer Selects(Property selector, Property labels) =>
        selector.Exists & selector["matchExpressions"].IsEmpty & selector["matchLabels"].All(label => ObjectType.Same(label, labels[label.Name]));
}
