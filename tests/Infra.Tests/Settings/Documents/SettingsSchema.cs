using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Tests.Settings.Documents;

/// <summary>Writes the JSON schema of the keys that the readers declare.</summary>
internal static partial class SettingsSchema
{
    private const int Width = 150;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of a file.</summary>
    public static JsonObject Of(string title, MapDeclaration keys) => With(
        new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
            ["description"] = SettingsDocuments.Origin,
        },
        Map(keys));

    /// <summary>The schema of a stack's file, whose keys are under <c>config</c> beside those of other packages.</summary>
    public static JsonObject OfStack(string title, string prefix, IEnumerable<SettingDeclaration> keys)
    {
        var declared = keys.ToList();
        var config = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = $"^(?!{prefix})|^{prefix}({string.Join('|', declared.Select(key => key.Key))})$" },
            ["required"] = Names(declared.Where(IsDemanded).Select(key => prefix + key.Key)),
            ["properties"] = new JsonObject(declared.Select(key => KeyValuePair.Create(prefix + key.Key, (JsonNode?)Key(key)))),
        };
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
            ["description"] = SettingsDocuments.Origin,
            ["type"] = "object",
            ["required"] = Names(["config"]),
            ["properties"] = new JsonObject { ["config"] = config },
        };
    }

    /// <summary>The text of a schema: what fits on a line is on one.</summary>
    public static string Text(JsonNode schema)
    {
        var text = new StringBuilder();
        Write(text, schema, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        var line = node?.ToJsonString(Relaxed) ?? "null";
        if (node is not JsonObject { Count: > 0 } map || (depth > 0 && line.Length + (2 * depth) < Width))
        {
            text.Append(line);
            return;
        }

        text.Append("{\n");
        foreach (var (index, (key, value)) in map.Index())
        {
            text.Append(index > 0 ? ",\n" : "").Append(' ', 2 * (depth + 1)).Append(JsonSerializer.Serialize(key, Relaxed)).Append(": ");
            Write(text, value, depth + 1);
        }

        text.Append('\n').Append(' ', 2 * depth).Append('}');
    }

    private static JsonObject Map(MapDeclaration? keys)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (keys?.Keys is not { Count: > 0 } declared)
        {
            return schema;
        }

        schema["additionalProperties"] = false;
        if (declared.Any(IsDemanded))
        {
            schema["required"] = Names(declared.Where(IsDemanded).Select(key => key.Key));
        }

        schema["properties"] = new JsonObject(declared.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)Key(key))));
        return schema;
    }

    private static JsonObject Key(SettingDeclaration key)
    {
        var schema = With(new JsonObject { ["description"] = Plain(key.Description) }, key.Shape switch
        {
            SettingShape.Scalar => Scalar(key.Schema),
            SettingShape.List => List(Scalar(key.Schema)),
            SettingShape.Map => Map(key.Keys),
            SettingShape.Maps => List(Map(key.Keys), key.IsRequired),
            SettingShape.ScalarMap => Chosen(Scalar(key.Schema)),
            SettingShape.ListMap => Chosen(List(Scalar(key.Schema))),
            SettingShape.MapMap => Chosen(Map(key.Keys)),
            SettingShape.Secret =>
                new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = Names(["secure"]),
                    ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
                },
            _ => new JsonObject { ["type"] = "object" },
        });
        if (Default(key) is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    private static JsonNode? Default(SettingDeclaration key) => key.Default switch
    {
        null => null,
        object?[] { Length: 0 } => null,
        object?[] items => new JsonArray([.. items.Select(item => JsonNode.Parse(Value(item!)))]),
        var value => JsonNode.Parse(Value(value)),
    };

    private static string Value(object value) =>
        value is bool or int ? SettingsDocuments.Shown(value) : JsonSerializer.Serialize(SettingsDocuments.Shown(value), Relaxed);

    private static JsonObject Scalar(ScalarSchema scalar)
    {
        var types = scalar.Type.Split(',');
        var schema = new JsonObject { ["type"] = types.Length == 1 ? types[0] : Names(types) };
        if (!scalar.Values.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. scalar.Values.Select(value => scalar.Type == "integer" ? JsonNode.Parse(value) : JsonValue.Create(value))]);
        }

        schema["minimum"] = scalar.Minimum;
        schema["maximum"] = scalar.Maximum;
        schema["pattern"] = scalar.Pattern?.Replace(@"\z", "$", StringComparison.Ordinal);
        schema["maxLength"] = scalar.MaxLength;
        foreach (var name in schema.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList())
        {
            schema.Remove(name);
        }

        return schema;
    }

    private static JsonObject List(JsonObject items, bool isRequired = false)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        return isRequired ? With(schema, new JsonObject { ["minItems"] = 1 }) : schema;
    }

    private static JsonObject Chosen(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    /// <summary>A map is demanded where something in it is.</summary>
    private static bool IsDemanded(SettingDeclaration key) =>
        key.IsRequired && (key.Shape != SettingShape.Map || key.Keys!.Keys.Any(IsDemanded));

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonObject With(JsonObject schema, JsonObject more)
    {
        foreach (var (key, value) in more)
        {
            schema[key] = value?.DeepClone();
        }

        return schema;
    }

    /// <summary>A description without Markdown, as an editor shows it.</summary>
    private static string Plain(string markdown) =>
        Link().Replace(Aside().Replace(markdown, ""), "$1").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    [GeneratedRegex(@" \(\[[^\]]*\]\([^)]*\)\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}
