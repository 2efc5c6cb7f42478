using System.Globalization;

namespace Preview.Cost;

/// <summary>Amounts as people read them.</summary>
internal static class Money
{
    /// <summary>An amount with two telling digits or more, for example $950, $1.2k, $48k, $1.3M.</summary>
    public static string Short(decimal amount) => amount switch
    {
        >= 999_500 => Invariant($"${amount / 1_000_000:0.0}M"),
        >= 9_950 => Invariant($"${amount / 1000:0}k"),
        >= 999.5m => Invariant($"${amount / 1000:0.0}k"),
        _ => Invariant($"${amount:0}"),
    };

    /// <summary>From the least to the most, for example $1.2k–48k.</summary>
    public static string Range(decimal floor, decimal ceiling)
    {
        (var low, var high) = (Short(floor), Short(ceiling));
        return low == high ? low : $"{low}–{high[1..]}";
    }

    /// <summary>An amount to the dollar, or to the cent where that matters.</summary>
    public static string Exact(decimal amount) => amount switch
    {
        > 0 and < 1 => Invariant($"${amount:0.00##}"),
        >= 1 and < 10 => Invariant($"${amount:0.00}"),
        _ => Invariant($"${amount:#,##0}"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
