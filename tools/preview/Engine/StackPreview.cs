using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Engine;

/// <summary>The outcome of one stack.</summary>
internal sealed record StackPreview
{
    public required Plan Plan { get; init; }

    /// <summary>What a person must read, errors last.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The answers that were assumed for functions of providers.</summary>
    public ImmutableArray<string> Assumed { get; init; } = [];

    /// <summary>The last lines that the program wrote.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    public TimeSpan Elapsed { get; init; }

    public string Stack => Plan.Stack;

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);

    public bool Succeeded => !Errors.Any();
}
