using System.Text.Json.Nodes;

namespace Live.Tests.Plans;

/// <summary>Harmless texts in the place of what a plan does not know or must not say.</summary>
internal static class StandIns
{
    public const string Unknown = "unknown";

    public const string Secret = "dummy";

    // Both marks are Pulumi's own: the same two texts in every SDK, and in every plan.
    private const string UnknownMark = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string SpecialMark = "4dabf18193072939515e22adb298388d";

    public static JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject special when special.ContainsKey(SpecialMark) => Secret,
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text.Replace(UnknownMark, Unknown, StringComparison.Ordinal),
        _ => value?.DeepClone(),
    };
}
