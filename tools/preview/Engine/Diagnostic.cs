namespace Preview.Engine;

internal enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Something that a person must read about a stack.</summary>
/// <param name="Severity">An error fails the stack.</param>
/// <param name="Message">What is wrong, the value and what was expected; may have several lines.</param>
internal sealed record Diagnostic(Severity Severity, string Message)
{
    /// <summary>The resource that it is about; null for the stack.</summary>
    public string? Urn { get; init; }

    /// <summary>The user's own line, for example <c>infra/Program.cs:12</c>.</summary>
    public string? Location { get; init; }

    /// <summary>How to mend it.</summary>
    public string? Remedy { get; init; }

    /// <summary>True when the engine refused something; false when the program said it.</summary>
    public bool IsRefusal { get; init; }
}
