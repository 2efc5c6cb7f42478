using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>A policy's verdict on one resource.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Level">The policy's level in this stack: advisory, mandatory or remediate.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Violations">The violations; empty unless the outcome is violated or exempt.</param>
/// <param name="Undecided">The findings that cannot be decided before apply, also beside a violation.</param>
/// <param name="Exemption">The exemption that applies; null when there is none.</param>
public sealed record PolicyVerdict(
    Policy Policy,
    PolicyLevel Level,
    Resource Resource,
    PolicyOutcome Outcome,
    ImmutableArray<Finding> Violations,
    ImmutableArray<Finding> Undecided,
    Exemption? Exemption = null)
{
    /// <summary>True for a violation of a policy that is not advisory.</summary>
    public bool IsMandatoryViolation => Outcome == PolicyOutcome.Violated && Level != PolicyLevel.Advisory;
}

/// <summary>The outcome of a policy for a resource.</summary>
public enum PolicyOutcome
{
    /// <summary>The resource meets all requirements.</summary>
    Passed,

    /// <summary>The resource violates a requirement.</summary>
    Violated,

    /// <summary>A value is known only after apply, and nothing is violated so far.</summary>
    Undecided,

    /// <summary>The resource violates a requirement, and an exemption with a reason and a last day allows it.</summary>
    Exempt,
}
