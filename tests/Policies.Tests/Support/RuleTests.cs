using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace Policies.Tests.Support;

/// <summary>
/// The tests of one rule: a table of cases, at least one refused, one accepted and one undecided. The class is named after the rule and stands in
/// Rules/&lt;Area&gt;; <see cref="CatalogueTests"/> misses it where there is none.
/// </summary>
public abstract class RuleTests
{
    /// <summary>The rule's name.</summary>
    protected abstract string Policy { get; }

    private protected abstract IEnumerable<RuleCase> Cases { get; }

    private Policy Rule => Catalogue.Find(Policy) ?? throw new InvalidOperationException($"There is no policy {Policy} in the catalogue.");

    /// <summary>The rule is violated, with exactly these findings: <c>name path: message</c>, or <c>name path</c> for what is undecided beside it.</summary>
    private protected static RuleCase Refused(string name, Resource resource, params string[] findings) => Refused(name, [resource], findings);

    private protected static RuleCase Refused(string name, Resource[] resources, params string[] findings) =>
        new() { Name = name, Expected = PolicyOutcome.Violated, Resources = [.. resources], Findings = [.. findings] };

    /// <summary>The rule applies, and holds.</summary>
    private protected static RuleCase Accepted(string name, params Resource[] resources) =>
        new() { Name = name, Expected = PolicyOutcome.Passed, Resources = [.. resources] };

    /// <summary>Nothing is wrong, but these are not known: <c>name path</c>.</summary>
    private protected static RuleCase Undecided(string name, Resource resource, params string[] findings) => Undecided(name, [resource], findings);

    private protected static RuleCase Undecided(string name, Resource[] resources, params string[] findings) =>
        new() { Name = name, Expected = PolicyOutcome.Undecided, Resources = [.. resources], Findings = [.. findings] };

    /// <summary>The rule is not about this.</summary>
    private protected static RuleCase Ignored(string name, params Resource[] resources) => new() { Name = name, Expected = null, Resources = [.. resources] };

    [Fact]
    public void There_is_a_case_of_each_kind()
    {
        var kinds = Cases.Select(rule => rule.Expected).ToHashSet();

        Assert.Superset(new HashSet<PolicyOutcome?> { PolicyOutcome.Violated, PolicyOutcome.Passed, PolicyOutcome.Undecided }, kinds);
    }

    [Fact]
    public void Every_case_gets_its_verdict() => Assert.All(Cases, rule =>
    {
        var verdicts = rule.Ask(Rule);

        Assert.True(
            rule.Expected == RuleCase.Gravest(verdicts) && rule.Findings.SequenceEqual(RuleCase.Found(verdicts)),
            $"{rule.Name}: expected {rule.Expected}, got "
                + $"{RuleCase.Gravest(verdicts)?.ToString() ?? "no verdict"}:\n{string.Join('\n', RuleCase.Found(verdicts))}");
    });

    /// <summary>A remediation fixes every violation and changes nothing else.</summary>
    [Fact]
    public void A_remediation_fixes_every_violation_and_nothing_else()
    {
        if (Rule is not IRemediation remedy)
        {
            return;
        }

        Assert.All(Cases.Where(rule => rule.Settings.IsEmpty), rule =>
        {
            foreach (var resource in rule.Resources.Where(resource => ((ResourcePolicy)Rule).Types.Contains(resource.Type)))
            {
                var remediated = remedy.Remediate(resource, PolicyOptions.Defaults);
                Assert.True(remediated is not null == (rule.Expected == PolicyOutcome.Violated), rule.Name);
                Assert.True(remediated is null || RuleCase.Gravest(rule.Ask(Rule, [resource.WithProperties(remediated)])) == PolicyOutcome.Passed, rule.Name);
            }
        });
    }

    /// <summary>A rule for several providers names each resource type. It judges no other by the properties of one that it knows.</summary>
    [Fact]
    public void A_type_that_the_rule_does_not_name_gets_no_verdict()
    {
        if (Rule is not ResourcePolicy rule || rule.Types.Select(type => type.Split(':')[0]).Distinct().Count() == 1)
        {
            return;
        }

        Assert.All(UnknownTypes.All.Where(type => !UnknownTypes.IsNamed(rule, type)), type => Assert.All(Cases.SelectMany(one => one.Resources), resource =>
        {
            var check = new Check(PolicyOptions.Defaults);
            rule.Examine(UnknownTypes.As(type, resource), check);

            Assert.Empty(check.Found);
            Assert.Null((rule as IRemediation)?.Remediate(UnknownTypes.As(type, resource), PolicyOptions.Defaults));
        }));
    }

    /// <summary>With an unknown value a passed case may become undecided but not violated, and a violated case never passes.</summary>
    [Fact]
    public void An_unknown_value_never_reverses_a_verdict() => Assert.All(Cases, rule =>
    {
        for (var i = 0; i < rule.Resources.Length; i++)
        {
            foreach (var (path, properties) in ResourceText.EachUnknown(rule.Resources[i].Properties))
            {
                var outcome = RuleCase.Gravest(rule.Ask(Rule, rule.Resources.SetItem(i, rule.Resources[i].WithProperties(properties))));

                Assert.False(
                    (rule.Expected == PolicyOutcome.Passed && outcome == PolicyOutcome.Violated)
                    || (rule.Expected == PolicyOutcome.Violated && outcome is PolicyOutcome.Passed or null),
                    $"{rule.Name}: with {path} of {rule.Resources[i].Name} unknown it is {outcome?.ToString() ?? "ignored"}.");
            }
        }
    });
}
