using System.Text.Json;
using System.Text.Json.Serialization;

namespace Infra.Platform.Helm;

/// <summary>
/// Turns a typed record into the dictionary that Pulumi can send: only dictionaries, lists, strings, booleans and numbers pass, a record
/// or an anonymous object fails at run time (pulumi/pulumi-dotnet#23). Keys are written in camel case unless the record says otherwise;
/// what is null is left out, so that the chart's default holds.
/// </summary>
internal static class HelmValues
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Dictionary<string, object> From(object values) =>
        Map(JsonSerializer.SerializeToElement(values, values.GetType(), Options));

    private static Dictionary<string, object> Map(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value));

    private static object Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number when element.TryGetInt32(out var integer) => integer,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ArgumentException($"A {element.ValueKind} cannot be a Helm value."),
    };
}
