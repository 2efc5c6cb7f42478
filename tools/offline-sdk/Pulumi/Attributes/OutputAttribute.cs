namespace Pulumi;

/// <summary>Marks a property of type <see cref="Output{T}"/> that the engine fills, or that a component or stack gives back.</summary>
/// <param name="name">The property's name on the wire. Default: the property's own name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The property's name on the wire, or <see langword="null"/> for the property's own name.</summary>
    public string? Name { get; } = name;
}
