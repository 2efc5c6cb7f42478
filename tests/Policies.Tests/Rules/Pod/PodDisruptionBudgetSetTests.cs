using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodDisruptionBudgetSetTests : RuleTests
{
    protected override string Policy => "pod-disruption-budget-set";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a budget", Deployment("2"), Budget("matchLabels: { app: web }")),
        Refused("none", Deployment("2"), "web spec.replicas: web has 2 pods and no disruption budget."),
        Refused(
            "others' budgets",
            [
                Deployment("2"),
                Budget("matchLabels: { app: other }"),
                Budget("matchLabels: { app: web }", "monitoring"),
                Budget("matchExpressions: [{ key: app, operator: NotIn, values: [web] }]"),
            ],
            "web spec.replicas: web has 2 pods and no disruption budget."),
        Undecided("how many is not known", Deployment("!unknown "), "web spec.replicas"),
        Ignored("a single pod", Deployment("1")),
    ];

    private static Resource Deployment(string replicas) => Resource(
        "kubernetes:apps/v1:Deployment", "web",
        $"metadata: {{ name: web, namespace: spark }}\nspec: {{ replicas: {replicas}, template: {{ metadata: {{ labels: {{ app: web, tier: front }} }} }} }}");

    private static Resource Budget(string selector, string space = "spark") => Resource(
        "kubernetes:policy/v1:PodDisruptionBudget", "web", $"metadata: {{ namespace: {space} }}\nspec: {{ maxUnavailable: 1, selector: {{ {selector} }} }}");
}
