using System.Globalization;
using System.Text.Json;
using Preview.Plans;

namespace Preview.Projects;

/// <summary>The text by which a setting reaches the program in PULUMI_CONFIG.</summary>
internal static class ConfigText
{
    /// <summary>Scalars as text, structures as compact JSON with sorted keys, encrypted values as the text of an unknown.</summary>
    public static string Of(YamlNode node) => node switch
    {
        _ when IsSecure(node) => Signatures.UnknownString,
        YamlScalar { Value: string text } => text,
        _ => StackSettings.Json(json => Write(json, node)),
    };

    /// <summary>True when the value is encrypted, wholly or in part.</summary>
    public static bool HasSecure(YamlNode node) => IsSecure(node) || node switch
    {
        YamlMapping map => map.Entries.Any(entry => HasSecure(entry.Value)),
        YamlSequence list => list.Items.Any(HasSecure),
        _ => false,
    };

    /// <summary>True for <c>{secure: ciphertext}</c>.</summary>
    public static bool IsSecure(YamlNode node) =>
        node is YamlMapping { Entries: [{ Key: "secure", Value: YamlScalar { Value: string } }] };

    /// <summary>A number as Pulumi writes it: plain digits, and an exponent only when it is very large or very small.</summary>
    public static string Number(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? (double.IsNegative(value) ? "-0" : "0") : value.ToString(CultureInfo.InvariantCulture);
        }

        // The shortest digits that give the same number back, as d.dddE+xxx.
        var shortest = value.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 16; precision++)
        {
            var candidate = value.ToString("E" + precision, CultureInfo.InvariantCulture);
            if (double.Parse(candidate, CultureInfo.InvariantCulture) == value)
            {
                shortest = candidate;
                break;
            }
        }

        var mark = shortest.IndexOf('E');
        var sign = value < 0 ? "-" : "";
        var digits = string.Concat(shortest[..mark].Where(char.IsAsciiDigit)).TrimEnd('0');
        var exponent = int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        if (size is < 1e-6 or >= 1e21)
        {
            return $"{sign}{digits[..1]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}".Replace("e-0", "e-", StringComparison.Ordinal);
        }

        return sign + (exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
            : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}");
    }

    private static void Write(Utf8JsonWriter json, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping when IsSecure(node):
                json.WriteStringValue(Signatures.UnknownString);
                break;
            case YamlMapping map:
                json.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(entry.Key);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case YamlSequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case YamlScalar { Value: bool flag }:
                json.WriteBooleanValue(flag);
                break;
            case YamlScalar { Value: long integer }:
                json.WriteNumberValue(integer);
                break;
            case YamlScalar { Value: double number }:
                json.WriteRawValue(Number(number));
                break;
            case YamlScalar { Value: string text }:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
