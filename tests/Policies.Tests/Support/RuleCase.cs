using System.Collections.Immutable;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace Policies.Tests.Support;

/// <summary>Resources, and what a rule must say of them.</summary>
internal sealed record RuleCase
{
    public required string Name { get; init; }

    public required PolicyOutcome? Expected { get; init; }

    public required ImmutableArray<Resource> Resources { get; init; }

    /// <summary>The exact findings, as <see cref="Found"/> writes it.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    public ImmutableArray<(string Setting, object Value)> Settings { get; init; } = [];

    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>The same case on a day.</summary>
    public RuleCase On(int year, int month, int day) => this with { Today = new DateOnly(year, month, day) };

    /// <summary>The same case with a setting of the policy.</summary>
    public RuleCase With(string setting, object value) => this with { Settings = Settings.Add((setting, value)) };

    /// <summary>The rule's verdicts on the resources.</summary>
    public ImmutableArray<PolicyVerdict> Ask(Policy policy) => Ask(policy, Resources);

    public ImmutableArray<PolicyVerdict> Ask(Policy policy, ImmutableArray<Resource> resources)
    {
        var options = PolicyOptions.Defaults;
        foreach (var (name, value) in Settings)
        {
            var setting = policy.Info.Settings.Single(setting => setting.Name == name);
            options = options.With(setting, value) ?? throw new ArgumentException($"{name} is {value}, which the policy does not take.");
        }

        var evaluator = new Evaluator([policy], PolicyConfiguration.Defaults with
        {
            Today = Today,
            Levels = PolicyConfiguration.Defaults.Levels.Add(policy.Id, PolicyLevel.Mandatory),
            Options = PolicyConfiguration.Defaults.Options.Add(policy.Id, options),
        });
        return policy is StackPolicy ? evaluator.Evaluate(new StackResources(resources)) : [.. resources.SelectMany(resource => evaluator.Evaluate(resource))];
    }

    /// <summary><c>spark vpcConfig.endpointPublicAccess: The API server takes connections from anywhere.</c></summary>
    public static IEnumerable<string> Found(IEnumerable<PolicyVerdict> verdicts) => verdicts.SelectMany(verdict => verdict.Violations
        .Select(finding => $"{verdict.Resource.Name} {finding.Path}: {finding.Message}")
        .Concat(verdict.Undecided.Select(finding => $"{verdict.Resource.Name} {finding.Path}")));

    /// <summary>The gravest of the verdicts; null when the rule does not apply.</summary>
    public static PolicyOutcome? Gravest(IReadOnlyCollection<PolicyVerdict> verdicts) =>
        verdicts.Count == 0 ? null
        : verdicts.Any(verdict => verdict.Outcome == PolicyOutcome.Violated) ? PolicyOutcome.Violated
        : verdicts.Any(verdict => verdict.Outcome == PolicyOutcome.Undecided) ? PolicyOutcome.Undecided
        : PolicyOutcome.Passed;
}
