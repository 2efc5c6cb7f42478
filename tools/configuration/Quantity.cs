using System.Globalization;

namespace Configuration;

/// <summary>
/// An amount as Kubernetes writes it: 64, 500m, 1.5, 256Gi, 2Ti. It keeps the text that was written, because the cluster gets that
/// text, and compares by value.
/// Source: the Kubernetes API's resource.Quantity.
/// </summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private Quantity(string text, decimal value)
    {
        Text = text;
        Value = value;
    }

    /// <summary>The amount as written, for example "256Gi".</summary>
    public string Text { get; }

    /// <summary>The amount in the base unit: cores for CPU, bytes for memory and storage.</summary>
    public decimal Value { get; }

    /// <summary>
    /// Reads a quantity: a number, then none or one of the suffixes n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3.
    /// </summary>
    /// <param name="text">The text to read.</param>
    /// <param name="quantity">The quantity, when the answer is true.</param>
    /// <returns>False where the text is no quantity, or one that is too large to count.</returns>
    public static bool TryParse(string? text, out Quantity quantity)
    {
        quantity = default;
        text ??= "";
        var end = text.AsSpan().IndexOfAnyExcept("+-.0123456789");
        var number = end < 0 ? text : text.AsSpan(0, end);
        var suffix = end < 0 ? "" : text[end..];
        if (!decimal.TryParse(number, Number, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        if (Multiplier(suffix) is not { } multiplier)
        {
            // 1E is a suffix, 1E3 an exponent.
            const NumberStyles Exponent = Number | NumberStyles.AllowExponent;
            if (suffix[0] is not ('e' or 'E')
                || !int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                || !decimal.TryParse(text, Exponent, CultureInfo.InvariantCulture, out value))
            {
                return false;
            }

            multiplier = 1;
        }

        try
        {
            quantity = new Quantity(text, value * multiplier);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>Reads a quantity that is known to be one.</summary>
    /// <param name="text">The text to read.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="FormatException">The text is no quantity.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity) ? quantity : throw new FormatException($"'{text}' is not a Kubernetes quantity.");

    /// <summary>The amount that a text stands for, for example 0.5 cores; null when it is no quantity.</summary>
    public static decimal? ValueOf(string? text) => TryParse(text, out var quantity) ? quantity.Value : null;

    /// <summary>The amount of bytes that a text stands for, in gibibytes; null when it is no quantity.</summary>
    public static decimal? GibibytesOf(string? text) => ValueOf(text) / Multiplier("Gi");

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>Equal amounts are equal, however they are written: 1000m is 1.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>Whether the two are the same amount.</returns>
    public bool Equals(Quantity other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Text ?? "0";

    /// <summary>Whether the left amount is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Whether the left amount is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>Whether the left amount is less or the same.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>Whether the left amount is more or the same.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <summary>The amount of cores as a person writes it.</summary>
    /// <param name="cores">The number of cores.</param>
    /// <returns>For example "1.5".</returns>
    public static string ShowCores(decimal cores) => cores.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The amount of bytes as a person writes it, in the largest binary unit that keeps it readable.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <returns>For example "1.5Ti".</returns>
    public static string ShowBytes(decimal bytes)
    {
        foreach (var unit in (ReadOnlySpan<string>)["Ei", "Pi", "Ti", "Gi", "Mi", "Ki"])
        {
            if (Multiplier(unit) is { } multiplier && bytes >= multiplier)
            {
                return (bytes / multiplier).ToString("0.##", CultureInfo.InvariantCulture) + unit;
            }
        }

        return bytes.ToString("0", CultureInfo.InvariantCulture);
    }

    private static decimal? Multiplier(string suffix) => suffix switch
    {
        "" => 1m,
        "n" => 0.000_000_001m,
        "u" => 0.000_001m,
        "m" => 0.001m,
        "k" => 1_000m,
        "M" => 1_000_000m,
        "G" => 1_000_000_000m,
        "T" => 1_000_000_000_000m,
        "P" => 1_000_000_000_000_000m,
        "E" => 1_000_000_000_000_000_000m,
        "Ki" => 1_024m,
        "Mi" => 1_048_576m,
        "Gi" => 1_073_741_824m,
        "Ti" => 1_099_511_627_776m,
        "Pi" => 1_125_899_906_842_624m,
        "Ei" => 1_152_921_504_606_846_976m,
        _ => null,
    };
}
