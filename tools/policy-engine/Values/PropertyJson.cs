using System.Text.Json;

namespace PolicyEngine.Values;

/// <summary>Values from JSON.</summary>
internal static class PropertyJson
{
    public static PropertyValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PropertyMap.Of(element.EnumerateObject()
            .GroupBy(property => property.Name)
            .Select(same => KeyValuePair.Create(same.Key, Read(same.Last().Value)))),
        JsonValueKind.Array => new PropertyList([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.String => new PropertyString(element.GetString()!),
        JsonValueKind.Number => new PropertyNumber(element.GetDouble()),
        JsonValueKind.True => new PropertyBool(true),
        JsonValueKind.False => new PropertyBool(false),
        _ => PropertyNull.Value,
    };
}
