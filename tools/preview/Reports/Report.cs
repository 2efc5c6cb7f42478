using System.Collections.Immutable;
using Preview.Changes;
using Preview.Sides;

namespace Preview.Reports;

/// <summary>What a change of the project would do, as every format shows it.</summary>
internal sealed record Report
{
    public required string Project { get; init; }

    /// <summary>What is compared with what.</summary>
    public required SideLabel Base { get; init; }

    public required SideLabel Head { get; init; }

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
