using PolicyEngine.Model;
using PolicyEngine.Values;

namespace PolicyEngine.Evaluation;

/// <summary>The inputs of a resource after a policy's remediation.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Properties">All inputs of the resource, remediated.</param>
public sealed record PolicyRemediation(Policy Policy, PropertyMap Properties);
