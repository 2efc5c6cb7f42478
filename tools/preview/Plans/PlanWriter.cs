using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Preview.Plans;

/// <summary>
/// Writes a plan in the shape of Pulumi's deployment export, version 3. The same plan gives the same bytes: properties are in
/// ordinal order, there is no time in it, and a secret is written as a secret that nobody can open.
/// </summary>
internal static class PlanWriter
{
    /// <summary>The ciphertext that stands in a plan for every secret.</summary>
    public const string Ciphertext = "[secret]";

    // Zero in Go's spelling: the manifest must have a time, and a plan has none.
    private const string NoTime = "0001-01-01T00:00:00Z";
    private const int FlushAt = 1 << 16;
    private const string EngineVersion = "offline-preview";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Plan plan, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteNumber("version", 3);
        json.WriteStartObject("deployment");
        json.WriteStartObject("manifest");
        json.WriteString("time", NoTime);
        json.WriteString("magic", "");
        json.WriteString("version", EngineVersion);
        json.WriteEndObject();
        json.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
        {
            Write(json, resource);
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The order of the fields is that of Pulumi's own export, and like there an empty field is left out.
    private static void Write(Utf8JsonWriter json, PlanResource resource)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn.Text);
        json.WriteBoolean("custom", resource.Custom);
        WriteText(json, "id", resource.Id);
        json.WriteString("type", resource.Type);
        WriteProperties(json, "inputs", resource.Inputs);
        WriteProperties(json, "outputs", resource.Outputs);
        WriteText(json, "parent", resource.Parent?.Text);
        WriteFlag(json, "protect", resource.Protect);
        WriteFlag(json, "external", resource.External);
        WriteTexts(json, "dependencies", resource.Dependencies);
        WriteText(json, "provider", resource.Provider);
        if (resource.PropertyDependencies.Count > 0)
        {
            json.WriteStartObject("propertyDependencies");
            foreach ((var property, var urns) in resource.PropertyDependencies)
            {
                json.WriteStartArray(property);
                foreach (var urn in urns)
                {
                    json.WriteStringValue(urn.Text);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        WriteTexts(json, "additionalSecretOutputs", resource.AdditionalSecretOutputs);
        WriteTexts(json, "aliases", resource.Aliases);
        WriteTimeouts(json, resource.CustomTimeouts);
        WriteText(json, "importID", resource.ImportId);
        WriteFlag(json, "retainOnDelete", resource.RetainOnDelete);
        WriteText(json, "deletedWith", resource.DeletedWith?.Text);
        WriteTexts(json, "replaceWith", resource.ReplaceWith);
        WriteText(json, "sourcePosition", resource.SourcePosition);
        WriteTexts(json, "ignoreChanges", resource.IgnoreChanges);
        WriteTexts(json, "replaceOnChanges", resource.ReplaceOnChanges);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, string name, PlanMap properties)
    {
        if (properties.Count > 0)
        {
            json.WritePropertyName(name);
            WriteValue(json, properties);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, PlanValue value)
    {
        switch (value)
        {
            case PlanNull:
                json.WriteNullValue();
                break;
            case PlanBool flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PlanNumber { Value: double number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case PlanNumber number:
                json.WriteStringValue(number.Value.ToString());
                break;
            case PlanText text:
                json.WriteStringValue(text.Value);
                break;
            case PlanUnknown unknown:
                json.WriteStringValue(Signatures.TextOf(unknown.Kind));
                break;
            case PlanSecret:
                json.WriteStartObject();
                json.WriteString(Signatures.Key, Signatures.Secret);
                json.WriteString("ciphertext", Ciphertext);
                json.WriteEndObject();
                break;
            case PlanList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            case PlanMap map:
                json.WriteStartObject();
                foreach ((var name, var property) in map)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, property);
                }

                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"A plan cannot hold a {value.GetType().Name}.");
        }
    }

    private static void WriteTimeouts(Utf8JsonWriter json, PlanTimeouts? timeouts)
    {
        if (timeouts is null)
        {
            return;
        }

        json.WriteStartObject("customTimeouts");
        foreach ((var name, var seconds) in new[]
        {
            ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete), ("read", timeouts.Read),
        })
        {
            if (seconds > 0)
            {
                json.WriteNumber(name, seconds);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void WriteTexts<T>(Utf8JsonWriter json, string name, ImmutableArray<T> texts)
    {
        if (texts.Length > 0)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text!.ToString());
            }

            json.WriteEndArray();
        }
    }
}
