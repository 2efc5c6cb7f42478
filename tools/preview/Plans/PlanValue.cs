using System.Collections.Immutable;
using System.Globalization;

namespace Preview.Plans;

/// <summary>What is unknown until the plan is applied.</summary>
internal enum UnknownKind
{
    String,
    Bool,
    Number,
    List,
    Map,
    Asset,
    Archive,
}

/// <summary>A property's value. Values are immutable and compare by content.</summary>
internal abstract record PlanValue
{
    /// <summary>True when the value, or anything within it, is unknown until apply.</summary>
    public virtual bool HasUnknown => false;

    /// <summary>True when the value, or anything within it, is secret.</summary>
    public virtual bool HasSecret => false;

    /// <summary>The value without the mark that it is secret.</summary>
    public virtual PlanValue Revealed => this;

    // The text that the compiler would write for a record shows all members, and with them secrets.
    public sealed override string ToString() => this switch
    {
        PlanNull => "null",
        PlanBool flag => flag.Value ? "true" : "false",
        PlanNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        PlanText text => text.Value,
        PlanUnknown => PlanUnknown.Shown,
        PlanList list => $"[{string.Join(", ", list.Items)}]",
        PlanMap map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {entry.Value}"))}}}",
        _ => PlanSecret.Shown,
    };
}

internal sealed record PlanNull : PlanValue
{
    public static readonly PlanNull Value = new();

    private PlanNull()
    {
    }
}

internal sealed record PlanBool(bool Value) : PlanValue
{
    public static readonly PlanBool True = new(true);

    public static readonly PlanBool False = new(false);

    public static PlanBool Of(bool value) => value ? True : False;
}

internal sealed record PlanNumber(double Value) : PlanValue;

internal sealed record PlanText(string Value) : PlanValue;

internal sealed record PlanUnknown(UnknownKind Kind) : PlanValue
{
    public const string Shown = "(known after apply)";

    public static readonly PlanUnknown String = new(UnknownKind.String);

    private static readonly PlanUnknown[] All = [.. Enum.GetValues<UnknownKind>().Select(kind => kind == UnknownKind.String ? String : new PlanUnknown(kind))];

    public static PlanUnknown Of(UnknownKind kind) => All[(int)kind];

    public override bool HasUnknown => true;
}

/// <summary>
/// A value that must not be shown. <paramref name="Value"/> is null when the plan was read from a file, which never holds it.
/// </summary>
internal sealed record PlanSecret(PlanValue? Value) : PlanValue
{
    public const string Shown = "[secret]";

    /// <summary>The one whose value nobody here knows.</summary>
    public static readonly PlanSecret Masked = new((PlanValue?)null);

    public override bool HasUnknown => Value?.HasUnknown ?? false;

    public override bool HasSecret => true;

    public override PlanValue Revealed => Value ?? PlanNull.Value;

    /// <summary>A secret of a value; a secret of a secret is one secret.</summary>
    public static PlanSecret Of(PlanValue value) => value as PlanSecret ?? new PlanSecret(value);
}

internal sealed record PlanList(ImmutableArray<PlanValue> Items) : PlanValue
{
    public static readonly PlanList Empty = new([]);

    public override bool HasUnknown => Items.Any(item => item.HasUnknown);

    public override bool HasSecret => Items.Any(item => item.HasSecret);

    public bool Equals(PlanList? other) => ReferenceEquals(this, other) || (other is not null && Items.SequenceEqual(other.Items));

    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);
}
