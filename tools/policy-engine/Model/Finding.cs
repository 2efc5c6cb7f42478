namespace PolicyEngine.Model;

/// <summary>Something that a rule found.</summary>
/// <param name="Path">The property that it is about, or that is not known.</param>
/// <param name="Message">What is wrong, or cannot be decided before apply.</param>
public sealed record Finding(string Path, string Message);
