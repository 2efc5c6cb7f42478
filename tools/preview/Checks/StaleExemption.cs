using PolicyEngine.Evaluation;
using Preview.Plans;

namespace Preview.Checks;

/// <summary>An exemption that no violation needs.</summary>
/// <param name="Exemption">The exemption.</param>
/// <param name="Message">Why nothing needs it.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record StaleExemption(Exemption Exemption, string Message, string Remedy)
{
    /// <summary>Tells what is no longer needed from what never was: a name that no resource has, or a policy that does not ask about it.</summary>
    /// <param name="exemption">The exemption.</param>
    /// <param name="stacks">The stacks that it is about, with what the policies say.</param>
    public static StaleExemption Of(Exemption exemption, IReadOnlyCollection<CheckedStack> stacks)
    {
        PolicyVerdict[] verdicts = [.. stacks.SelectMany(stack => stack.Policies?.Verdicts ?? []).Where(verdict => exemption.Covers(verdict.Resource))];
        if (verdicts.Any(verdict => verdict.Policy.Id == exemption.Policy))
        {
            return new StaleExemption(
                exemption, $"Nothing needs the exemption of {exemption.Policy} for \"{exemption.Resource}\".", "Remove it, so that what is right stays so.");
        }

        var resources = stacks.SelectMany(stack => stack.Preview.Plan.Resources);
        if (!resources.Any(resource => exemption.Covers(resource.Urn.Text, resource.Type, resource.Urn.Name)))
        {
            return new StaleExemption(
                exemption,
                $"No resource is \"{exemption.Resource}\", which the exemption of {exemption.Policy} is for.",
                Suggest.Hint(exemption.Resource, resources.Select(resource => Spelling(resource, exemption.Resource)).Distinct(), "Remove it, or write type and name as a check shows them."));
        }

        string[] violated = [.. verdicts.Where(verdict => verdict.Outcome == PolicyOutcome.Violated).Select(verdict => verdict.Policy.Id).Distinct().Order(StringComparer.Ordinal)];
        return new StaleExemption(
            exemption,
            $"{exemption.Policy} asks nothing about \"{exemption.Resource}\", so the exemption is for nothing.",
            violated.Length > 0 ? $"Remove it, or name what is violated there: {string.Join(", ", violated)}." : "Remove it.");
    }

    // As the exemption is written: by URN, by type, or by the type's last part.
    private static string Spelling(PlanResource resource, string pattern) =>
        pattern.StartsWith("urn:", StringComparison.Ordinal) ? resource.Urn.Text
        : pattern.Contains(':', StringComparison.Ordinal) ? $"{resource.Type} {resource.Urn.Name}"
        : $"{resource.Type[(resource.Type.LastIndexOf(':') + 1)..]} {resource.Urn.Name}";
}
