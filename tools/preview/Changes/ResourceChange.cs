using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Changes;

/// <summary>One resource on both sides.</summary>
internal sealed record ResourceChange
{
    public required ChangeKind Kind { get; init; }

    /// <summary>In BASE; null when it is created.</summary>
    public PlanResource? Before { get; init; }

    /// <summary>In HEAD; null when it is deleted.</summary>
    public PlanResource? After { get; init; }

    /// <summary>The components that it is in, from the outermost on; those of BASE when it is deleted.</summary>
    public required ImmutableArray<string> Part { get; init; }

    /// <summary>What differs, in the order of the paths, noise included. Empty when one side does not have the resource.</summary>
    public ImmutableArray<PropertyChange> Properties { get; init; } = [];

    /// <summary>Of a replacement: in which order it goes.</summary>
    public ReplacementOrder? Order { get; init; }

    /// <summary>Of a replacement or an update that only follows from another replacement: what is replaced first; null for one that stands for itself.</summary>
    public Urn? Cause { get; init; }

    /// <summary>What could be lost, or goes away for a while; null for a change that nobody must fear.</summary>
    public Danger? Danger { get; init; }

    /// <summary>The resource as HEAD has it, or BASE when it is deleted.</summary>
    public PlanResource Resource => After ?? Before!;

    public Urn Urn => Resource.Urn;

    /// <summary>True when both sides have it, under different URNs.</summary>
    public bool IsMoved { get; init; }

    public bool IsChange => Kind != ChangeKind.Same;

    /// <summary>The changes that a reader must see.</summary>
    public IEnumerable<PropertyChange> Visible => Properties.Where(property => property.Counts);

    /// <summary>The properties for which it is made anew.</summary>
    public IEnumerable<PropertyChange> Forcing => Properties.Where(property => property.ForcesReplacement);
}
