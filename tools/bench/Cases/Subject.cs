using Bench.Measurement;

namespace Bench.Cases;

/// <summary>Something that is measured.</summary>
/// <param name="Group">The part of the table that it is in.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Tenants">How many tenants the stack has; null for the project as it is.</param>
/// <param name="Measure">Runs it once.</param>
internal sealed record Subject(string Group, string Name, int? Tenants, Func<CancellationToken, Task<Run>> Measure)
{
    /// <summary>How many resources it makes, where that is the measure of its work.</summary>
    public int? Resources { get; init; }

    /// <summary>True for what is measured for comparison.</summary>
    public bool IsPeer { get; init; }

    /// <summary>Whether it takes much longer than the others; such a subject is run less often.</summary>
    public bool IsLong { get; init; }
}
