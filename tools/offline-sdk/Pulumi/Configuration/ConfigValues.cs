using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The stack's settings as the engine passed them.</summary>
internal sealed class ConfigValues(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> secretKeys)
{
    public static ConfigValues FromEnvironment()
        => Parse(
            Environment.GetEnvironmentVariable("PULUMI_CONFIG"),
            Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"));

    public string? Get(string key) => values.GetValueOrDefault(key);

    /// <summary>
    /// Whether a value is encrypted, wholly or in part, and the key is not at hand. The offline preview, which has no keys, passes the
    /// mark of an unknown value for it; the real engine never does.
    /// </summary>
    public bool IsSealed(string key) => secretKeys.Contains(key) && Get(key)?.Contains(Wire.Unknown, StringComparison.Ordinal) is true;

    /// <summary>Reads the two variables: an object of texts, and a list of keys.</summary>
    internal static ConfigValues Parse(string? config, string? secretKeys)
    {
        var values = new Dictionary<string, string>();
        if (config is not null)
        {
            using var document = JsonDocument.Parse(config);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[CleanKey(property.Name)] = property.Value.ToString();
            }
        }

        var secrets = secretKeys is null ? [] : JsonSerializer.Deserialize<string[]>(secretKeys) ?? [];
        return new(values, secrets.Select(CleanKey).ToHashSet());
    }

    // Long ago a key was written project:config:key.
    private static string CleanKey(string key)
    {
        const string OldInfix = ":config:";
        var at = key.IndexOf(OldInfix, StringComparison.Ordinal);
        return at > 0 && at == key.IndexOf(':') ? string.Concat(key.AsSpan(0, at + 1), key.AsSpan(at + OldInfix.Length)) : key;
    }
}
