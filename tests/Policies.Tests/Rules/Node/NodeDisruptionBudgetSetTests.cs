using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Node;

public sealed class NodeDisruptionBudgetSetTests : RuleTests
{
    private const string Karpenter = "kubernetes:karpenter.sh/v1:NodePool";

    protected override string Policy => "node-disruption-budget-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "a budget for each reason",
            Resource(
                Karpenter, "executor",
                "spec: { disruption: { budgets: [{ nodes: 20%, reasons: [Empty] }, { nodes: '1', reasons: [Drifted, Underutilized] }] } }")),
        Accepted("one for all", Resource(Karpenter, "executor", "spec: { disruption: { budgets: [{ nodes: 10% }] } }")),
        Refused(
            "none",
            Resource(Karpenter, "executor"),
            "executor spec.disruption.budgets: No disruption budget limits the reason Empty.",
            "executor spec.disruption.budgets: No disruption budget limits the reason Drifted.",
            "executor spec.disruption.budgets: No disruption budget limits the reason Underutilized."),
        Refused(
            "too many of a reason",
            Resource(
                Karpenter, "executor",
                "spec: { disruption: { budgets: [{ nodes: 50%, reasons: [Drifted] }, { nodes: 10%, reasons: [Empty, Underutilized] }] } }"),
            "executor spec.disruption.budgets: No disruption budget limits the reason Drifted."),
        Accepted(
            "too many, where the settings allow it",
            Resource(Karpenter, "executor", "spec: { disruption: { budgets: [{ nodes: 50% }] } }")).With("largestPercent", 50L),
        Refused(
            "at times only",
            Resource(
                Karpenter, "executor",
                "spec: { disruption: { budgets: [{ nodes: 10%, reasons: [Empty, Underutilized] }, { nodes: '0', schedule: 0 8 * * *, duration: 8h }] } }"),
            "executor spec.disruption.budgets: No disruption budget limits the reason Drifted."),
        Undecided("not known", Resource(Karpenter, "executor", "spec: { disruption: { budgets: !unknown } }"), "executor spec.disruption.budgets"),
    ];
}
