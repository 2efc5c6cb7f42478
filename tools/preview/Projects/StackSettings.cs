using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Preview.Projects;

/// <summary>One setting as the program gets it.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Text">A scalar as text, a structure as compact JSON, an encrypted value as the text that stands for an unknown.</param>
/// <param name="IsSecret">True when it is encrypted, wholly or in part.</param>
internal sealed record StackSetting(SettingName Key, string Text, bool IsSecret)
{
    public string Name => Key.Name;

    /// <summary>True when it cannot be known offline.</summary>
    public bool IsUnknown => Text.Contains(Plans.Signatures.UnknownString, StringComparison.Ordinal);

    // What is secret must not get into a message by accident.
    public override string ToString() => IsSecret ? $"{Key}: [secret]" : $"{Key}: {Text}";
}

/// <summary>All settings of a stack: those of its file, and of Pulumi.yaml where the file says nothing.</summary>
/// <param name="All">By name.</param>
/// <param name="Warnings">What is right for Pulumi, but probably not what was meant.</param>
internal sealed record StackSettings(ImmutableArray<StackSetting> All, ImmutableArray<Problem> Warnings)
{
    public static readonly StackSettings Empty = new([], []);

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public StackSetting? Find(string name) => All.FirstOrDefault(setting => setting.Key.ToString() == name);

    public IEnumerable<StackSetting> Of(string package) => All.Where(setting => setting.Key.Namespace == package);

    /// <summary>What PULUMI_CONFIG holds.</summary>
    public string ToConfig() => Json(json =>
    {
        json.WriteStartObject();
        foreach (var setting in All)
        {
            json.WriteString(setting.Key.ToString(), setting.Text);
        }

        json.WriteEndObject();
    });

    /// <summary>What PULUMI_CONFIG_SECRET_KEYS holds.</summary>
    public string ToSecretKeys() => Json(json =>
    {
        json.WriteStartArray();
        foreach (var setting in All.Where(setting => setting.IsSecret))
        {
            json.WriteStringValue(setting.Key.ToString());
        }

        json.WriteEndArray();
    });

    internal static string Json(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
