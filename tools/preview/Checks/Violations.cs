using System.Collections.Immutable;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace Preview.Checks;

/// <summary>All violations of one policy at one level, on all stacks that were looked at.</summary>
internal sealed record Violations(Policy Policy, PolicyLevel Level, ImmutableArray<(string Stack, PolicyVerdict Verdict)> Found)
{
    public bool IsRefusal => Level != PolicyLevel.Advisory;

    /// <summary>Those that must not be first, then by the order of the policies' names.</summary>
    public static ImmutableArray<Violations> Of(IEnumerable<CheckedStack> stacks) =>
    [
        .. stacks
            .SelectMany(stack => (stack.Policies?.Verdicts ?? []).Select(verdict => (stack.Stack, Verdict: verdict)))
            .Where(found => found.Verdict.Outcome == PolicyOutcome.Violated)
            .GroupBy(found => (found.Verdict.Policy, found.Verdict.Level))
            .Select(group => new Violations(group.Key.Policy, group.Key.Level, [.. group]))
            .OrderBy(violations => !violations.IsRefusal)
            .ThenBy(violations => violations.Policy.Id, StringComparer.Ordinal)
            .ThenBy(violations => violations.Level),
    ];
}
