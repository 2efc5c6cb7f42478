using System.Text.Json;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>JSON as wire values and back.</summary>
internal static class JsonValues
{
    /// <summary>The wire value, or <see langword="null"/> for null and for no JSON at all.</summary>
    public static Value? ToWire(JsonElement element)
        => element.ValueKind switch
        {
            JsonValueKind.String => Value.ForString(element.GetString()),
            JsonValueKind.Number => Value.ForNumber(element.GetDouble()),
            JsonValueKind.True => Value.ForBool(true),
            JsonValueKind.False => Value.ForBool(false),
            JsonValueKind.Array => Value.ForList([.. element.EnumerateArray().Select(item => ToWire(item) ?? Value.ForNull())]),
            JsonValueKind.Object => Value.ForStruct(ToStruct(element)),
            _ => null,
        };

    public static JsonElement FromWire(Value value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    private static Struct ToStruct(JsonElement element)
    {
        var result = new Struct();
        foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (ToWire(property.Value) is { } value)
            {
                result.Fields[property.Name] = value;
            }
        }

        return result;
    }

    private static void Write(Utf8JsonWriter writer, Value wrapped)
    {
        var value = WireMarks.Unwrap(wrapped);
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue:
                writer.WriteStringValue(value.StringValue);
                break;
            case Value.KindOneofCase.NumberValue:
                writer.WriteNumberValue(value.NumberValue);
                break;
            case Value.KindOneofCase.BoolValue:
                writer.WriteBooleanValue(value.BoolValue);
                break;
            case Value.KindOneofCase.ListValue:
                writer.WriteStartArray();
                foreach (var item in value.ListValue.Values)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case Value.KindOneofCase.StructValue:
                writer.WriteStartObject();
                foreach (var (key, item) in value.StructValue.Fields.Where(field => !WireMarks.IsInternal(field.Key)))
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
