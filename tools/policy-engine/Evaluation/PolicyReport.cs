using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>What the policies say of a stack.</summary>
/// <param name="Verdicts">By the order of the resources in the plan, then of the policies' names.</param>
/// <param name="Remediated">What would be put right, by resource, before the policies were asked.</param>
public sealed record PolicyReport(ImmutableArray<PolicyVerdict> Verdicts, ImmutableArray<(Resource Resource, Policy Policy)> Remediated)
{
    /// <summary>How many hold.</summary>
    public int PassedCount => Count(PolicyOutcome.Passed);

    /// <summary>How many cannot be decided before apply.</summary>
    public int UndecidedCount => Count(PolicyOutcome.Undecided);

    /// <summary>How many are violated and may be, for a time.</summary>
    public int ExemptCount => Count(PolicyOutcome.Exempt);

    /// <summary>The violations that must not be.</summary>
    public IEnumerable<PolicyVerdict> MandatoryViolations => Verdicts.Where(verdict => verdict.IsMandatoryViolation);

    /// <summary>The violations that are shown, and no more.</summary>
    public IEnumerable<PolicyVerdict> AdvisoryViolations => Verdicts.Where(verdict => verdict.Outcome == PolicyOutcome.Violated && !verdict.IsMandatoryViolation);

    /// <summary>True when nothing must be mended.</summary>
    public bool Passed => !MandatoryViolations.Any();

    private int Count(PolicyOutcome outcome) => Verdicts.Count(verdict => verdict.Outcome == outcome);
}
