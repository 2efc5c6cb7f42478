namespace Preview.Engine;

/// <summary>What the program asked for is something that Pulumi's engine refuses.</summary>
internal sealed class RefusedException(string message, string remedy) : Exception(message)
{
    /// <summary>The resource that it is about, when it has a URN.</summary>
    public string? Urn { get; init; }

    public string Remedy { get; } = remedy;
}
