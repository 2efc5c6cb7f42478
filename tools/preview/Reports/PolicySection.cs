using System.Collections.Immutable;
using Policies;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using Preview.Checks;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports;

/// <summary>
/// What the policies say of a change: what it violates, what it mends, and where it asks less of them. Each side has its own settings, or a
/// change could switch off the rule that it breaks and nobody would see it.
/// </summary>
internal static class PolicySection
{
    /// <summary>Null where the settings of the policies are wrong.</summary>
    public static Section? Of(SectionInputs inputs)
    {
        if (inputs.Policies is not var (before, after))
        {
            return null;
        }

        var (was, _) = Ask(before, inputs.Before.Values);
        var (now, passed) = Ask(after, inputs.After.Values);

        Found[] found =
        [
            .. now.Select(violation => violation with { State = was.Contains(violation) ? State.Still : State.New }),
            .. was.Where(violation => inputs.After.ContainsKey(violation.Stack) && !now.Contains(violation)).Select(violation => violation with { State = State.Fixed }),
        ];
        Setting[] settings = [.. inputs.After.Keys.SelectMany(stack => Reset(stack, before.Settings(stack), after.Settings(stack)))];
        var refused = Count(found, violation => violation.State != State.Fixed && violation.IsRefusal);
        var isNew = Count(found, violation => violation.State == State.New);
        return new Section
        {
            Title = "Policies",
            Tone = refused > 0 ? Tone.Bad : isNew > 0 || settings.Length > 0 ? Tone.Warning : Tone.Good,
            Summary = Summary(refused, isNew, Count(found, violation => violation.State == State.Fixed), settings.Select(change => change.Policy).Distinct().Count(), passed),
            Columns = found.Length + settings.Length == 0 ? [] : ["", "policy", "stacks", "what"],
            Rows = [.. Rows(found), .. Rows(settings)],
        };
    }

    private static (HashSet<Found> Violations, int Passed) Ask(PolicyCheck check, IEnumerable<Plan> plans)
    {
        HashSet<Found> violations = [];
        var passed = 0;
        foreach (var plan in plans)
        {
            var report = check.Evaluate(plan);
            passed += report.PassedCount;
            foreach (var verdict in report.Verdicts.Where(verdict => verdict.Outcome == PolicyOutcome.Violated))
            {
                violations.UnionWith(verdict.Violations.Select(finding =>
                    new Found(plan.Stack, verdict.Policy.Id, verdict.IsMandatoryViolation, verdict.Resource.Name, finding.Path, finding.Message)));
            }
        }

        return (violations, passed);
    }

    private static IEnumerable<Setting> Reset(string stack, PolicyConfiguration before, PolicyConfiguration after)
    {
        foreach (var policy in Catalogue.All)
        {
            var was = before.LevelOf(policy);
            var now = after.LevelOf(policy);
            if (Weight(now) < Weight(was))
            {
                yield return new Setting(stack, policy.Id, "asked less", $"is {PolicyLevels.Name(now)}, was {PolicyLevels.Name(was)}");
            }

            if (!before.OptionsOf(policy).Same(after.OptionsOf(policy)))
            {
                yield return new Setting(stack, policy.Id, "set otherwise", "has other settings in stacks/policies.yaml");
            }
        }

        foreach (var exemption in after.Exemptions.Where(exemption => !before.Exemptions.Any(other => other with { Place = exemption.Place } == exemption)))
        {
            yield return new Setting(stack, exemption.Policy, "exempt", FormattableString.Invariant($"lets pass {exemption.Resource} until {exemption.Expires:yyyy-MM-dd}: {exemption.Reason}"));
        }
    }

    private static int Weight(PolicyLevel level) => level switch
    {
        PolicyLevel.Disabled => 0,
        PolicyLevel.Advisory => 1,
        _ => 2,
    };

    private static string Summary(int refused, int isNew, int fixedCount, int settings, int passed)
    {
        string[] parts =
        [
            .. refused > 0 ? [$"{Plural.Of(refused, "mandatory violation")}"] : Array.Empty<string>(),
            .. isNew > 0 ? [$"{isNew} new"] : Array.Empty<string>(),
            .. fixedCount > 0 ? [$"{fixedCount} fixed"] : Array.Empty<string>(),
            .. settings > 0 ? [$"{Plural.Of(settings, "rule")} set otherwise"] : Array.Empty<string>(),
            $"{passed} hold",
        ];
        return string.Join(", ", parts);
    }

    private static int Count(IEnumerable<Found> found, Func<Found, bool> which) =>
        found.Where(which).Select(violation => (violation.Policy, violation.Resource, violation.Message)).Distinct().Count();

    // The same on several stacks is one row; what must be fixed comes first.
    private static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<Found> found) => found
        .GroupBy(violation => violation with { Stack = "" })
        .OrderBy(same => same.Key.State == State.Fixed).ThenByDescending(same => same.Key.IsRefusal).ThenBy(same => same.Key.State)
        .ThenBy(same => same.Key.Policy, StringComparer.Ordinal).ThenBy(same => same.Key.Resource, StringComparer.Ordinal)
        .ThenBy(same => same.Key.Path, StringComparer.Ordinal).ThenBy(same => same.Key.Message, StringComparer.Ordinal)
        .Select(same => ImmutableArray.Create(
            $"{Mark(same.Key)}", same.Key.Policy, Stacks(same.Select(violation => violation.Stack)), $"{same.Key.Resource}: {same.Key.Message}"));

    private static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<Setting> settings) => settings
        .GroupBy(change => (change.Policy, change.Mark, change.Text))
        .Select(same => ImmutableArray.Create(same.Key.Mark, same.Key.Policy, Stacks(same.Select(change => change.Stack)), same.Key.Text));

    private static string Stacks(IEnumerable<string> stacks) => string.Join(", ", stacks.Order(StringComparer.Ordinal));

    private static string Mark(Found violation) => violation.State switch
    {
        State.Fixed => "fixed",
        State.Still => violation.IsRefusal ? "mandatory" : "advisory",
        _ => violation.IsRefusal ? "new, mandatory" : "new, advisory",
    };

    private enum State
    {
        New,
        Still,
        Fixed,
    }

    private sealed record Found(string Stack, string Policy, bool IsRefusal, string Resource, string Path, string Message)
    {
        public State State { get; init; }
    }

    private sealed record Setting(string Stack, string Policy, string Mark, string Text);
}
