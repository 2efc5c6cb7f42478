using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>The verdicts of all policies on a stack.</summary>
/// <param name="Verdicts">In the order of the resources in the plan, then of the policies' ids.</param>
/// <param name="Remediated">The remediations that were applied before the evaluation, by resource.</param>
public sealed record PolicyReport(ImmutableArray<PolicyVerdict> Verdicts, ImmutableArray<(Resource Resource, Policy Policy)> Remediated)
{
    /// <summary>The number of passed verdicts.</summary>
    public int PassedCount => Count(PolicyOutcome.Passed);

    /// <summary>The number of verdicts that cannot be decided before apply.</summary>
    public int UndecidedCount => Count(PolicyOutcome.Undecided);

    /// <summary>The number of violations with an exemption.</summary>
    public int ExemptCount => Count(PolicyOutcome.Exempt);

    /// <summary>The violations of mandatory policies.</summary>
    public IEnumerable<PolicyVerdict> MandatoryViolations => Verdicts.Where(verdict => verdict.IsMandatoryViolation);

    /// <summary>The violations of advisory policies.</summary>
    public IEnumerable<PolicyVerdict> AdvisoryViolations =>
        Verdicts.Where(verdict => verdict.Outcome == PolicyOutcome.Violated && !verdict.IsMandatoryViolation);

    /// <summary>True when no mandatory policy is violated.</summary>
    public bool Passed => !MandatoryViolations.Any();

    private int Count(PolicyOutcome outcome) => Verdicts.Count(verdict => verdict.Outcome == outcome);
}
