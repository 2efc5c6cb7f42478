using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>What a policy says of a resource that it is about.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Level">What a violation of it does here: advisory, mandatory or remediate.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Violations">What is wrong; empty unless it is violated or exempt.</param>
/// <param name="Undecided">What cannot be decided before apply, also beside a violation.</param>
/// <param name="Exemption">The exemption that holds, when there is one.</param>
public sealed record PolicyVerdict(
    Policy Policy,
    PolicyLevel Level,
    Resource Resource,
    PolicyOutcome Outcome,
    ImmutableArray<Finding> Violations,
    ImmutableArray<Finding> Undecided,
    Exemption? Exemption = null)
{
    /// <summary>True when it must not be: a violation of a policy that is more than advice.</summary>
    public bool IsMandatoryViolation => Outcome == PolicyOutcome.Violated && Level != PolicyLevel.Advisory;
}

/// <summary>How a policy stands to a resource.</summary>
public enum PolicyOutcome
{
    /// <summary>All that it asks for holds.</summary>
    Passed,

    /// <summary>Something that it asks for does not hold.</summary>
    Violated,

    /// <summary>Something is known only after apply, and nothing is wrong by now.</summary>
    Undecided,

    /// <summary>It is violated, and the settings say with a reason and until when that it may be.</summary>
    Exempt,
}
