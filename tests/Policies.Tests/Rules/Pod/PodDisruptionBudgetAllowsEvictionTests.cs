using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodDisruptionBudgetAllowsEvictionTests : RuleTests
{
    protected override string Policy => "pod-disruption-budget-allows-eviction";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("one at a time", Budget("maxUnavailable: 1")),
        Accepted("one stays", Budget("minAvailable: 1")),
        Accepted("a part stays", Budget("minAvailable: 50%")),
        Refused("none goes", Budget("maxUnavailable: 0"), "web spec.maxUnavailable: The budget web allows 0 evictions: maxUnavailable is 0."),
        Refused("all stay", Budget("minAvailable: 100%"), "web spec.minAvailable: The budget web allows no evictions: minAvailable is 100%."),
        Undecided("not known", Budget("maxUnavailable: !unknown "), "web spec.maxUnavailable"),
    ];

    private static Resource Budget(string spec) =>
        Resource("kubernetes:policy/v1:PodDisruptionBudget", "web", $"metadata: {{ name: web }}\nspec: {{ {spec} }}");
}
