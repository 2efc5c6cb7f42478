using System.Collections.Immutable;

namespace Preview.Parity;

/// <summary>What stacks/parity.yaml says.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Component">The type of the component whose insides are compared.</param>
/// <param name="Differences">The differences that may be.</param>
internal sealed record ParityRules(string File, string Component, ImmutableArray<DeclaredDifference> Differences);

/// <summary>A difference that may be, and why.</summary>
internal sealed record DeclaredDifference
{
    /// <summary>The objects, by kind, namespace and name.</summary>
    public required Glob Object { get; init; }

    /// <summary>The fields that may differ, each with all that is in it. Empty when <see cref="Missing"/>.</summary>
    public ImmutableArray<DeclaredField> Fields { get; init; } = [];

    /// <summary>True when the object may be missing.</summary>
    public bool Missing { get; init; }

    /// <summary>The stacks that may differ from the others, which must be the same among themselves. Empty: any may.</summary>
    public ImmutableArray<string> Stacks { get; init; } = [];

    public required string Reason { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public int Line { get; init; }

    public int Column { get; init; }

    /// <summary>The field that covers a path; null when none does.</summary>
    public DeclaredField? FieldFor(FieldPath path) => Fields.FirstOrDefault(field => path.IsCoveredBy(field.Pattern));
}

/// <summary>A pattern of field paths, and where it stands in the file.</summary>
internal sealed record DeclaredField(Glob Pattern, int Line, int Column);
