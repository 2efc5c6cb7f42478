using System.Collections.Immutable;

namespace PolicyEngine.Values;

/// <summary>
/// The value of a resource's property, as a program registered it or as the engine returned it. Values are immutable and compare by content.
/// Rules read them through a <see cref="Property"/>, which knows where a value stands and what is not known yet.
/// </summary>
public abstract record PropertyValue
{
    // The text that the compiler would write for a record shows all members, and with them secrets.
    /// <summary>The value as messages show it. A secret, wherever it is within, is <c>[secret]</c>.</summary>
    public sealed override string ToString() => PropertyText.Show(this);
}

/// <summary>No value, said explicitly.</summary>
public sealed record PropertyNull : PropertyValue
{
    /// <summary>The only one.</summary>
    public static readonly PropertyNull Value = new();

    private PropertyNull()
    {
    }
}

/// <summary>True or false.</summary>
/// <param name="Value">Which of the two.</param>
public sealed record PropertyBool(bool Value) : PropertyValue;

/// <summary>A number; on Pulumi's wire they are all of one kind.</summary>
/// <param name="Value">The number.</param>
public sealed record PropertyNumber(double Value) : PropertyValue;

/// <summary>A text.</summary>
/// <param name="Value">The text.</param>
public sealed record PropertyString(string Value) : PropertyValue;

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
public sealed record PropertyList(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <summary>True when the other list has equal items in the same order.</summary>
    public bool Equals(PropertyList? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);
}

/// <summary>A value that is known only after apply.</summary>
/// <param name="Kind">The type that the engine announced.</param>
public sealed record PropertyUnknown(UnknownKind Kind) : PropertyValue
{
    /// <summary>An unknown of which nothing else is known, which engines send as an unknown text.</summary>
    public static readonly PropertyUnknown Any = new(UnknownKind.Text);
}

/// <summary>The type of an unknown value. A hint only: engines send an unknown text for most.</summary>
public enum UnknownKind
{
    /// <summary>A text, or anything.</summary>
    Text,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A file.</summary>
    Asset,

    /// <summary>Several files.</summary>
    Archive,
}

/// <summary>A value that must not be shown.</summary>
/// <param name="Content">The value; null when it is not available, as in an exported state.</param>
public sealed record PropertySecret(PropertyValue? Content) : PropertyValue;

/// <summary>A file or several, which rules cannot look into.</summary>
/// <param name="Kind">Asset or archive.</param>
public sealed record PropertyAsset(UnknownKind Kind) : PropertyValue;
