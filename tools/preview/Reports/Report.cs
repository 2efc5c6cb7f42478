using System.Collections.Immutable;
using Preview.Changes;

namespace Preview.Reports;

/// <summary>What a change of the project would do, as every format shows it.</summary>
internal sealed record Report
{
    public required string Project { get; init; }

    /// <summary>What is compared with what.</summary>
    public required ReportSide Base { get; init; }

    public required ReportSide Head { get; init; }

    /// <summary>The stacks that both sides, or one of them, could give a plan of; by name.</summary>
    public required ImmutableArray<StackChanges> Stacks { get; init; }

    /// <summary>What could not be compared, and why.</summary>
    public ImmutableArray<Failure> Failures { get; init; } = [];

    /// <summary>What others have to say: policies, parity, cost, duration; in the order in which they are shown.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>How long it takes to make each stack that HEAD has; by name. Made when it is asked for: only the page draws it.</summary>
    public IEnumerable<StackTimeline> Timelines { get; init; } = [];

    public bool HasChanges => Stacks.Any(stack => stack.HasChanges);

    /// <summary>True for the names of all stacks. They are not all where one of them could not be compared.</summary>
    public bool AreAll(ImmutableArray<string> stacks) => stacks.Length == Stacks.Length && Failures.All(failure => failure.Stack is null);

    /// <summary>The gravest danger of all stacks; null when there is none.</summary>
    public DangerLevel? Danger => Stacks.SelectMany(stack => stack.Dangerous).Max(change => (DangerLevel?)change.Danger!.Level);

    /// <summary>How many managed resources of all stacks there are of a kind.</summary>
    public int Count(ChangeKind kind) => Stacks.Sum(stack => stack.Count(kind));
}

/// <summary>One side of a comparison.</summary>
/// <param name="Name">As it was asked for: a branch, a file, "working tree".</param>
/// <param name="Commit">The short hash of its commit; null when it is no revision.</param>
internal sealed record ReportSide(string Name, string? Commit = null)
{
    public override string ToString() => Commit is null || Name.StartsWith(Commit, StringComparison.Ordinal) ? Name : $"{Name} ({Commit})";
}

/// <summary>Something of a side that could not be compared.</summary>
/// <param name="Side">BASE or HEAD, as <see cref="ReportSide"/> names it.</param>
/// <param name="Stack">The stack; null when it is the whole side.</param>
/// <param name="Message">The first error, which may have several lines.</param>
internal sealed record Failure(ReportSide Side, string? Stack, string Message);
