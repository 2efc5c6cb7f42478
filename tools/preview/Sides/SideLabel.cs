namespace Preview.Sides;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">As it was asked for: a branch, a file, "working tree".</param>
/// <param name="Commit">The short hash of its commit; null when it is no revision.</param>
internal sealed record SideLabel(string Name, string? Commit = null)
{
    public override string ToString() => Commit is null || Name.StartsWith(Commit, StringComparison.Ordinal) ? Name : $"{Name} ({Commit})";
}
