namespace Preview.Sides;

/// <summary>Something of a side that could not be compared.</summary>
/// <param name="Side">BASE or HEAD, as <see cref="SideLabel"/> names it.</param>
/// <param name="Stack">The stack; null when it is the whole side.</param>
/// <param name="Message">The first error, which may have several lines.</param>
internal sealed record Failure(SideLabel Side, string? Stack, string Message);
