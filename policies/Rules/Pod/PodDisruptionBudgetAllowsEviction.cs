using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodDisruptionBudgetAllowsEviction : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-disruption-budget-allows-eviction",
        Title = "Pod disruption budgets allow evictions",
        Severity = Severity.Medium,
        Why = "A budget that allows no disruption blocks the drain of every node with such a pod: cluster upgrades and the removal of idle nodes stop there.",
        Remedy = "Set maxUnavailable to 1 or more, or minAvailable below the number of pods and below 100%.",
        Link = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
        References = [FrameworkReference.Kyverno("other/pdb-maxunavailable"), FrameworkReference.Kyverno("other/pdb-minavailable")],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.DisruptionBudget];

    public override void Examine(Resource budget, Check check)
    {
        var most = budget["spec"]["maxUnavailable"];
        check.Require(
            !most.Number(number => number < 1) & !most.IsOneOf("0", "0%"), most,
            $"The budget {ObjectType.NameOf(budget)} allows {most} evictions: maxUnavailable is {most}.");
        var least = budget["spec"]["minAvailable"];
        check.Require(!least.Is("100%"), least, $"The budget {ObjectType.NameOf(budget)} allows no evictions: minAvailable is {least}.");
    }
}
