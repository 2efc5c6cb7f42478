using Policies.Model;
using Policies.Values;

namespace Policies.Evaluation;

/// <summary>What a policy puts right.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Properties">All inputs of the resource, put right.</param>
public sealed record PolicyRemediation(Policy Policy, PropertyMap Properties);
