using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The name by which the engine knows a resource for good: <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    /// <summary>Takes a URN.</summary>
    /// <param name="value">The text; not empty.</param>
    public Urn(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("URN cannot be null or empty.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Gives the URN's text.</summary>
    public static implicit operator string(Urn value) => value._value;

    /// <summary>Whether both are the same URN.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>Computes the URN of a resource.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">The resource's type token.</param>
    /// <param name="parent">The resource's parent. Default: none.</param>
    /// <param name="parentUrn">The parent's URN, in place of <paramref name="parent"/>.</param>
    /// <param name="project">The project. Default: the program's own.</param>
    /// <param name="stack">The stack. Default: the program's own.</param>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        }

        var above = parent?.Urn ?? (parentUrn is null ? null : parentUrn.ToOutput());
        var prefix = above is null
            ? Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::")
            : above.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$");
        return Output.Format($"{prefix}{type}::{name}");
    }

    /// <inheritdoc/>
    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _value;

    internal static string Name(string urn) => urn.Split("::", 4)[3];

    internal static string Type(string urn)
    {
        var qualified = urn.Split("::")[2];
        return qualified[(qualified.LastIndexOf('$') + 1)..];
    }
}
