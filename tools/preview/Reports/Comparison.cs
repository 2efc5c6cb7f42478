using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;
using Preview.Sides;

namespace Preview.Reports;

/// <summary>Makes a report of two sides.</summary>
internal static class Comparison
{
    public static Report Of(Side before, Side after, ChangeRules rules, IEnumerable<SectionSource> sections)
    {
        var plans = new ReportPlans(before.Plans, after.Plans, after.Project ?? before.Project, before.Project);
        List<Section> told = [];
        List<Failure> failures = [.. before.Failures, .. after.Failures];
        foreach (var source in sections)
        {
            try
            {
                if (source(plans) is { } section)
                {
                    told.Add(section);
                }
            }
            catch (ProblemException e)
            {
                // A file that one section needs is wrong; the rest of the report is not.
                failures.Add(new Failure(after.Label, null, e.Message));
            }
        }

        (StackChanges Changes, Plan? Before, Plan? After)[] stacks = [.. Stacks(before, after, rules)];
        return new Report
        {
            Project = after.Plans.Values.Concat(before.Plans.Values).Select(plan => plan.Project).FirstOrDefault(name => name != "") ?? plans.Project?.Name ?? "",
            Base = before.Label,
            Head = after.Label,
            Stacks = [.. stacks.Select(stack => stack.Changes)],
            Failures = [.. failures],
            Sections = [.. told],
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
