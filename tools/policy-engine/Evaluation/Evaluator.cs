using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace PolicyEngine.Evaluation;

/// <summary>
/// Evaluates policies. The same resources and settings give the same verdicts in the same order. Thread-safe.
/// </summary>
public sealed class Evaluator
{
    private readonly PolicyConfiguration _configuration;
    private readonly ImmutableArray<ResourcePolicy> _resourcePolicies;
    private readonly ImmutableArray<StackPolicy> _stackPolicies;
    private readonly ConcurrentDictionary<string, ImmutableArray<ResourcePolicy>> _byType = new();
    private readonly ImmutableDictionary<string, ImmutableArray<Exemption>> _exemptions;

    /// <summary>An evaluator of the policies that are not disabled.</summary>
    public Evaluator(IEnumerable<Policy> policies, PolicyConfiguration configuration)
    {
        _configuration = configuration;
        Policy[] enabled = [.. policies.Where(policy => configuration.LevelOf(policy) != PolicyLevel.Disabled).OrderBy(
            policy => policy.Id, StringComparer.Ordinal)];
        _resourcePolicies = [.. enabled.OfType<ResourcePolicy>()];
        _stackPolicies = [.. enabled.OfType<StackPolicy>()];
        _exemptions = configuration.Exemptions.GroupBy(exemption => exemption.Policy).ToImmutableDictionary(
            group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>The verdicts on a resource, by the order of the policies' names.</summary>
    /// <param name="resource">The resource with its inputs.</param>
    public ImmutableArray<PolicyVerdict> Evaluate(Resource resource)
    {
        var policies = PoliciesOf(resource.Type);
        if (policies.Length == 0)
        {
            return [];
        }

        var verdicts = ImmutableArray.CreateBuilder<PolicyVerdict>(policies.Length);
        foreach (var policy in policies)
        {
            var check = new Check(_configuration.OptionsOf(policy), _configuration.Today);
            Ask(() => policy.Examine(resource, check), check, resource);
            AddVerdicts(verdicts, policy, check);
        }

        return verdicts.DrainToImmutable();
    }

    /// <summary>The verdicts of the stack policies, by the order of the policies' names and then of the resources.</summary>
    /// <param name="stack">All resources with their outputs.</param>
    public ImmutableArray<PolicyVerdict> Evaluate(StackResources stack)
    {
        if (stack.All.Length == 0)
        {
            return [];
        }

        var verdicts = ImmutableArray.CreateBuilder<PolicyVerdict>();
        foreach (var policy in _stackPolicies)
        {
            var check = new Check(_configuration.OptionsOf(policy), _configuration.Today);
            Ask(() => policy.Examine(stack, check), check, stack.All[0]);
            AddVerdicts(verdicts, policy, check);
        }

        return verdicts.DrainToImmutable();
    }

    /// <summary>Evaluates a whole stack as the engine does: first the remediations, then all policies.</summary>
    /// <param name="registered">The resources that the program registered, with their inputs.</param>
    /// <param name="stack">All resources with their outputs.</param>
    public PolicyReport Evaluate(IReadOnlyList<Resource> registered, StackResources stack)
    {
        var order = new Dictionary<string, int>(stack.All.Length);
        for (var i = 0; i < stack.All.Length; i++)
        {
            order.TryAdd(stack.All[i].Urn, i);
        }

        Dictionary<string, PropertyMap> changes = [];
        var remediated = ImmutableArray.CreateBuilder<(Resource Resource, Policy Policy)>();
        List<PolicyVerdict> verdicts = [];
        foreach (var resource in registered)
        {
            var final = resource;
            foreach (var remediation in Remediate(resource))
            {
                final = final.WithProperties(remediation.Properties);
                remediated.Add((resource, remediation.Policy));
                changes[resource.Urn] = remediation.Properties;
            }

            verdicts.AddRange(Evaluate(final));
        }

        verdicts.AddRange(Evaluate(changes.Count == 0 ? stack : WithChanges(stack, registered, changes)));
        return new PolicyReport(
            [.. verdicts.OrderBy(
                verdict => order.GetValueOrDefault(verdict.Resource.Urn, int.MaxValue)).ThenBy(verdict => verdict.Policy.Id, StringComparer.Ordinal)],
            remediated.ToImmutable());
    }

    /// <summary>Applies the policies of level remediate one after the other, each to the result of the one before.</summary>
    /// <param name="resource">The resource with its inputs.</param>
    public ImmutableArray<PolicyRemediation> Remediate(Resource resource)
    {
        var remediations = ImmutableArray.CreateBuilder<PolicyRemediation>();
        foreach (var policy in PoliciesOf(resource.Type))
        {
            if (policy is IRemediation remediation && _configuration.LevelOf(policy) == PolicyLevel.Remediate && ExemptionOf(policy, resource) is null
                && remediation.Remediate(resource, _configuration.OptionsOf(policy)) is { } properties && !properties.Equals(resource.Properties))
            {
                remediations.Add(new PolicyRemediation(policy, properties));
                resource = resource.WithProperties(properties);
            }
        }

        return remediations.DrainToImmutable();
    }

    /// <summary>The enabled resource policies for a type.</summary>
    public ImmutableArray<ResourcePolicy> PoliciesOf(string type) =>
        _byType.GetOrAdd(type, (type, policies) => [.. policies.Where(policy => policy.Types.Any(pattern => IsOf(type, pattern)))], _resourcePolicies);

    // A remediated input changes the output of the same name; other outputs stay.
    private static StackResources WithChanges(StackResources stack, IReadOnlyList<Resource> registered, Dictionary<string, PropertyMap> changes)
    {
        var inputs = registered.Where(resource => changes.ContainsKey(resource.Urn)).ToDictionary(resource => resource.Urn, resource => resource.Properties);
        return new StackResources([.. stack.All.Select(resource =>
        {
            if (!changes.TryGetValue(resource.Urn, out var changed))
            {
                return resource;
            }

            var outputs = resource.Properties;
            foreach (var name in inputs[resource.Urn].Concat(changed).Select(property => property.Key).Distinct())
            {
                if (!Equals(inputs[resource.Urn][name], changed[name]))
                {
                    outputs = outputs.With(name, changed[name]);
                }
            }

            return resource.WithProperties(outputs);
        })]);
    }

    private static bool IsOf(string type, string pattern) =>
        pattern.EndsWith('*') ? type.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : type == pattern;

    // A rule that throws must not stop the others; it counts as violated.
    private static void Ask(Action examine, Check check, Resource resource)
    {
        try
        {
            examine();
        }
        catch (Exception e)
        {
            // The message could contain a secret.
            check.Require(Answer.No, resource.Root, $"The rule itself failed ({e.GetType().Name}); please report it.");
        }
    }

    private void AddVerdicts(ImmutableArray<PolicyVerdict>.Builder verdicts, Policy policy, Check check)
    {
        foreach (var found in check.Found)
        {
            var outcome = found.Violations.Count > 0 ? PolicyOutcome.Violated : found.Undecided.Count > 0 ? PolicyOutcome.Undecided : PolicyOutcome.Passed;
            var exemption = outcome == PolicyOutcome.Passed ? null : ExemptionOf(policy, found.Resource);
            verdicts.Add(new PolicyVerdict(
                policy, _configuration.LevelOf(policy), found.Resource,
                outcome == PolicyOutcome.Violated && exemption is not null ? PolicyOutcome.Exempt : outcome,
                [.. found.Violations], [.. found.Undecided], exemption));
        }
    }

    private Exemption? ExemptionOf(Policy policy, Resource resource)
    {
        if (_exemptions.TryGetValue(policy.Id, out var exemptions))
        {
            foreach (var exemption in exemptions)
            {
                if (exemption.Covers(resource))
                {
                    return exemption;
                }
            }
        }

        return null;
    }
}
