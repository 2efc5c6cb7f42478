using PolicyEngine.Model;
using PolicyEngine.Values;

namespace PolicyEngine.Evaluation;

/// <summary>What a policy puts right.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Properties">All inputs of the resource, put right.</param>
public sealed record PolicyRemediation(Policy Policy, PropertyMap Properties);
