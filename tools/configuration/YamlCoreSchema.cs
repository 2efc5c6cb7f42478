using System.Globalization;

namespace Configuration;

/// <summary>The types of unquoted YAML text, by the core schema of YAML 1.2.</summary>
public static class YamlCoreSchema
{
    /// <summary>Null, bool, long, double, or the text itself.</summary>
    public static object? Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        _ => Number(text) ?? text,
    };

    private static object? Number(string text)
    {
        // Most text begins with a letter; do not try to read it as a number.
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return null;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length is > 2 and < 20 && text.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0 ? Convert.ToInt64(text[2..], 8) : null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.AsSpan().IndexOfAnyInRange('0', '9') >= 0
            && double.TryParse(text, Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number
            : null;
    }
}
