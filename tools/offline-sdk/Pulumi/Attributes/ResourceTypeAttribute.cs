namespace Pulumi;

/// <summary>Ties a resource class to its type token, so that a reference to such a resource can be turned back into the class.</summary>
/// <param name="type">The type token, for example <c>aws:eks/cluster:Cluster</c>.</param>
/// <param name="version">The version of the package that the class belongs to.</param>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>The version of the package that the class belongs to, or <see langword="null"/> if it does not matter.</summary>
    public string? Version { get; } = version;
}
