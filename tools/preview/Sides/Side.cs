using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>One side of a comparison: its plans, and what of it could not be had. Disposing it removes what was only made for it.</summary>
internal sealed class Side : IDisposable
{
    public required SideLabel Label { get; init; }

    /// <summary>The plans by stack.</summary>
    public ImmutableSortedDictionary<string, Plan> Plans { get; init; } = ImmutableSortedDictionary.Create<string, Plan>(StringComparer.Ordinal);

    public ImmutableArray<Failure> Failures { get; init; } = [];

    /// <summary>The project as this side has it; null for plan files.</summary>
    public Project? Project { get; init; }

    /// <summary>True when it is one plan file: it is compared with another one whatever its stack is called.</summary>
    public bool IsSinglePlan { get; init; }

    /// <summary>A folder that goes with the side; null when it stays.</summary>
    public string? OwnFolder { get; init; }

    /// <summary>True when the plans of a stack may be missing because they could not be made, not because there is no such stack.</summary>
    public bool MayMiss(string stack) => Failures.Any(failure => failure.Stack is null || failure.Stack == stack);

    public void Dispose()
    {
        if (OwnFolder is not null && Directory.Exists(OwnFolder))
        {
            Directory.Delete(OwnFolder, recursive: true);
        }
    }
}
