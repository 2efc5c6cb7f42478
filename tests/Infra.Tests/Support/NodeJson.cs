using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Settings.Reading;

namespace Infra.Tests.Support;

/// <summary>Writes settings nodes as the JSON that the Pulumi CLI makes of them: numbers lose how they were written, so 1.30 becomes 1.3.</summary>
internal static class NodeJson
{
    public static JsonNode? Of(SettingsNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode scalar => Scalar(scalar),
        _ => throw new ArgumentException($"{node.Kind} is not expected."),
    };

    private static JsonValue? Scalar(ScalarNode scalar) => scalar.ScalarKind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => JsonValue.Create(bool.Parse(scalar.Text)),
        ScalarKind.Integer when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
        ScalarKind.Integer or ScalarKind.Number => JsonValue.Create(double.Parse(scalar.Text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(scalar.Text),
    };
}
