namespace Pulumi;

/// <summary>
/// An earlier identity of a resource. Either <see cref="Urn"/> alone, or the parts that were different then; what is not set is
/// as it is now.
/// </summary>
public sealed class Alias
{
    /// <summary>The full URN.</summary>
    public string? Urn { get; set; }

    /// <summary>The earlier name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The earlier type token.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The earlier stack.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The earlier project.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The earlier parent. Only one of this, <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The earlier parent's URN.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>True if the resource had no parent but the stack.</summary>
    public bool NoParent { get; set; }
}
