namespace PolicyEngine.Model;

/// <summary>Something that a rule found.</summary>
/// <param name="Path">The property that it is about, or that is not known.</param>
/// <param name="Message">The violation, or the value that is known only after apply.</param>
public sealed record Finding(string Path, string Message);
