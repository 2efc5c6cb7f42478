using System.Text.Json.Nodes;
using Configuration;

namespace Infra.Tests.Support;

/// <summary>Writes settings nodes as the JSON that the Pulumi CLI makes of them: numbers lose how they were written, so 1.30 becomes 1.3.</summary>
internal static class NodeJson
{
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMapping map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar scalar => Scalar(scalar),
        _ => throw new ArgumentException($"{node.Shown} is not expected."),
    };

    private static JsonValue? Scalar(YamlScalar scalar) => scalar.Value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        long integer => JsonValue.Create(integer),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Text),
    };
}
