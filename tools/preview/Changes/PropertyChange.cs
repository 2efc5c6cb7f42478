using Preview.Plans;

namespace Preview.Changes;

/// <summary>A value that is not the same on both sides: a single value, or a whole list or map that one side does not have.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Before">In BASE; null when it is added. Secret when it is secret on either side.</param>
/// <param name="After">In HEAD; null when it is removed. Secret when it is secret on either side.</param>
internal sealed record PropertyChange(PropertyPath Path, PlanValue? Before, PlanValue? After)
{
    /// <summary>True when a provider must make the resource anew for it.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>Why nobody needs to read it, for example that the program ignores it; null for a change that counts.</summary>
    public string? Noise { get; init; }

    public bool IsAdded => Before is null;

    public bool IsRemoved => After is null;

    public bool Counts => Noise is null;
}
