using Policies.Tests.Support;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests;

/// <summary>See also <see cref="RuleTests.A_type_that_the_rule_does_not_name_gets_no_verdict"/>.</summary>
public sealed class UnknownTypesTests
{
    private static readonly Evaluator Evaluator = new(Catalogue.All, PolicyConfiguration.Defaults);

    private static readonly Resource[] Resources =
        [.. UnknownTypes.All.Select(type => Resource(type, "spark", "{ name: spark, version: '1.20', location: eu, publicAccess: true, policy: '*', tags: {} "
            + "}"))];

    [Fact]
    public void A_resource_of_a_fifth_provider_gets_no_verdict_from_any_rule() =>
        Assert.All(Resources.Where(resource => UnknownTypes.FifthProvider.Contains(resource.Type)), resource => Assert.Empty(Evaluator.Evaluate(resource)));

    [Fact]
    public void A_resource_of_an_unknown_type_gets_verdicts_only_from_rules_for_its_whole_provider() => Assert.All(Resources, resource =>
        Assert.All(
            Evaluator.Evaluate(resource), verdict => Assert.True(UnknownTypes.IsNamed((ResourcePolicy)verdict.Policy, resource.Type), verdict.Policy.Id)));

    [Fact]
    public void A_stack_of_unknown_types_gets_no_verdict() => Assert.Empty(Evaluator.Evaluate(new StackResources([.. Resources])));
}
