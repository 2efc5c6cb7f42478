using PolicyEngine.Evaluation;
using Preview.Engine;

namespace Preview.Checks;

/// <summary>The outcome of one stack with what the policies say of it.</summary>
/// <param name="Preview">The outcome.</param>
/// <param name="Policies">What the policies say of the plan; null where they were not asked.</param>
internal sealed record CheckedStack(StackPreview Preview, PolicyReport? Policies = null)
{
    public string Stack => Preview.Stack;

    /// <summary>True when the program succeeded and no mandatory policy is violated.</summary>
    public bool Passed => Preview.Succeeded && Policies is { Passed: true };
}
