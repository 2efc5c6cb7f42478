using System.Collections.Immutable;
using System.Text.Json;
using Configuration;

namespace Infra.Settings.Reading;

/// <summary>
/// Reads the stack's configuration. The values are those that Pulumi gives the program, so they are the same under the real CLI and
/// in the offline preview; the stack's file, where it can be found, only lends the line numbers.
/// </summary>
internal static class ConfigSettings
{
    /// <summary>Gathers the program's configuration into one map, one entry per key.</summary>
    /// <param name="names">The names that the keys have in Pulumi's configuration.</param>
    /// <param name="keys">The keys that the program knows.</param>
    /// <param name="stackFile">The stack's settings file, if it could be read.</param>
    /// <param name="stackFileName">The file's name in errors.</param>
    /// <param name="errors">Takes the keys that the program cannot use.</param>
    /// <param name="isSecret">Whether Pulumi holds a full name secret, which it does where any part of the value is encrypted. Default: none is.</param>
    public static YamlMapping Read(
        ConfigKeys names,
        IReadOnlyCollection<string> keys,
        YamlMapping? stackFile,
        string stackFileName,
        SettingsErrors errors,
        Func<string, bool>? isSecret = null)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var key in keys)
        {
            if (names.Find(key) is not { } value)
            {
                continue;
            }

            var location = value.Location;
            entries.Add(new YamlEntry(key, location, Parse(value.Text, location, value.Entry?.Value, isSecret?.Invoke(value.FullName) is true)));
        }

        names.Check(keys, errors);
        var here = stackFile?.Find("config")?.Location ?? stackFile?.Location ?? new Location(stackFileName);
        return new YamlMapping(here, entries.ToImmutable());
    }

    private static YamlNode Parse(string value, Location location, YamlNode? written, bool isSecret)
    {
        if (value is ['{' or '[', ..])
        {
            try
            {
                using var document = JsonDocument.Parse(value);
                return Convert(document.RootElement, location, written, isSecret);
            }
            catch (JsonException)
            {
                // A text that only looks like JSON is a text.
            }
        }

        // Pulumi hands every scalar over as text; the file still tells whether it was one.
        return Scalar(written?.Location ?? location, value, written is YamlScalar scalar && scalar.Text == value ? scalar.Value : value, written, isSecret);
    }

    // What a key that holds a secret consists of is secret as well, but for what the file shows everybody.
    private static YamlScalar Scalar(Location location, string text, object? value, YamlNode? written, bool isSecret) =>
        new(location, text, value, isSecret && !(written is YamlScalar shown && shown.Text == text));

    private static YamlNode Convert(JsonElement element, Location location, YamlNode? written, bool isSecret)
    {
        var here = written?.Location ?? location;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = written as YamlMapping;
                return new YamlMapping(here, [.. element.EnumerateObject().Select(property =>
                {
                    var entry = map?.Find(property.Name);
                    var at = entry?.Location ?? here;
                    return new YamlEntry(property.Name, at, Convert(property.Value, at, entry?.Value, isSecret));
                })]);
            case JsonValueKind.Array:
                var list = written as YamlSequence;
                return new YamlSequence(here, [.. element.EnumerateArray().Select((item, index) =>
                    Convert(item, here, list is not null && index < list.Items.Count ? list.Items[index] : null, isSecret))]);
            case JsonValueKind.String:
                return Scalar(here, element.GetString()!, element.GetString(), written, isSecret);
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                return Scalar(here, element.GetRawText(), YamlCoreSchema.Resolve(element.GetRawText()), written, isSecret);
            default:
                return new YamlScalar(here, "", null);
        }
    }
}
