using System.Collections.Immutable;

namespace Preview.Changes;

/// <summary>What changes in one stack.</summary>
internal sealed record StackChanges
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>False when BASE does not have the stack: everything is created.</summary>
    public bool IsInBase { get; init; } = true;

    /// <summary>False when HEAD does not have the stack: everything is deleted.</summary>
    public bool IsInHead { get; init; } = true;

    /// <summary>Every resource of both sides that a provider manages, the providers and the stack's outputs, the unchanged ones included; in the order of HEAD's plan, with what is deleted where it stood.</summary>
    public required ImmutableArray<ResourceChange> Resources { get; init; }

    /// <summary>The resources that change.</summary>
    public IEnumerable<ResourceChange> Changes => Resources.Where(change => change.IsChange);

    /// <summary>The dangerous changes, the gravest first.</summary>
    public IEnumerable<ResourceChange> Dangerous => Resources.Where(change => change.Danger is not null).OrderByDescending(change => change.Danger!.Level);

    /// <summary>How many managed resources there are of a kind; providers and the stack itself are not counted, as in a preview.</summary>
    public int Count(ChangeKind kind) => Resources.Count(change => change.Kind == kind && change.Resource.IsManaged);

    public bool HasChanges => Resources.Any(change => change.IsChange);
}
