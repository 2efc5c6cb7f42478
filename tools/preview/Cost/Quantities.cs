using System.Globalization;

namespace Preview.Cost;

/// <summary>Quantities as Kubernetes writes them.</summary>
internal static class Quantities
{
    private static readonly (string Suffix, decimal Bytes)[] Suffixes =
    [
        ("Ki", 1024m), ("Mi", 1024m * 1024), ("Gi", 1024m * 1024 * 1024), ("Ti", 1024m * 1024 * 1024 * 1024), ("Pi", 1024m * 1024 * 1024 * 1024 * 1024),
        ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("m", 0.001m),
    ];

    /// <summary>The number that a quantity stands for, for example 256 cores or so many bytes; null when it is none.</summary>
    public static decimal? Number(string? text)
    {
        if (text is null)
        {
            return null;
        }

        (string suffix, decimal times) = Suffixes.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.Ordinal));
        string digits = suffix is null ? text : text[..^suffix.Length];
        return decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number * (suffix is null ? 1 : times) : null;
    }

    public static decimal? Gibibytes(string? text) => Number(text) / (1024m * 1024 * 1024);
}
