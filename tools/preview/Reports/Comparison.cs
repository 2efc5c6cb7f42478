using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;
using Preview.Sides;

namespace Preview.Reports;

/// <summary>Makes a report of two sides.</summary>
internal static class Comparison
{
    /// <param name="before">BASE.</param>
    /// <param name="after">HEAD.</param>
    /// <param name="rules">How plans are compared.</param>
    /// <param name="inputs">What the sections are made from.</param>
    public static Report Of(Side before, Side after, ChangeRules rules, SectionInputs inputs)
    {
        (StackChanges Changes, Plan? Before, Plan? After)[] stacks = [.. Stacks(before, after, rules)];
        return new Report
        {
            Project = after.Plans.Values.Concat(before.Plans.Values).Select(plan => plan.Project).FirstOrDefault(name => name != "") ?? (after.Project ?? before.Project)?.Name ?? "",
            Base = before.Label,
            Head = after.Label,
            Stacks = [.. stacks.Select(stack => stack.Changes)],
            Failures = [.. before.Failures, .. after.Failures, .. inputs.Failures],
            Sections = [.. SectionSources.All.Select(source => source(inputs)).OfType<Section>()],
            Timelines = stacks.Where(stack => stack.After is not null).Select(stack => new StackTimeline(stack.Changes, stack.Before, stack.After!)),
        };
    }

    private static IEnumerable<(StackChanges Changes, Plan? Before, Plan? After)> Stacks(Side before, Side after, ChangeRules rules)
    {
        if (before.IsSinglePlan && after.IsSinglePlan && before.Plans.Count == 1 && after.Plans.Count == 1)
        {
            (var old, var oldPlan) = before.Plans.First();
            (var now, var nowPlan) = after.Plans.First();
            yield return (PlanComparison.Compare(old == now ? now : $"{old} → {now}", oldPlan, nowPlan, rules), oldPlan, nowPlan);
            yield break;
        }

        foreach (var stack in before.Plans.Keys.Union(after.Plans.Keys).Order(StringComparer.Ordinal))
        {
            var old = before.Plans.GetValueOrDefault(stack);
            var now = after.Plans.GetValueOrDefault(stack);
            // A stack whose plan could not be made is not one that goes or comes.
            var isMissing = (old is null && before.MayMiss(stack)) || (now is null && after.MayMiss(stack));
            // A single plan is about its own stack and says nothing of others.
            var isBeyond = (old is null && before.IsSinglePlan) || (now is null && after.IsSinglePlan);
            if (!isMissing && !isBeyond)
            {
                yield return (PlanComparison.Compare(stack, old, now, rules), old, now);
            }
        }
    }
}
