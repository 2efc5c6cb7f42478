using System.Globalization;
using System.Text.Json;
using Preview.Plans;

namespace Preview.Changes;

/// <summary>Reads a text that is JSON or YAML, so that its content is compared and not its form.</summary>
internal static class StructuredText
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 128 };

    /// <summary>The list or map that the text says; null when it is not of that format, or only a single value.</summary>
    public static PlanValue? Read(string text, TextFormat format) => format == TextFormat.Json ? ReadJson(text) : ReadYaml(text);

    /// <summary>True when it begins as a list or map of JSON does.</summary>
    public static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static PlanValue? ReadJson(string text)
    {
        if (!LooksLikeJson(text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Json);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PlanValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => PlanMap.Of(json.EnumerateObject().GroupBy(property => property.Name).Select(same => KeyValuePair.Create(same.Key, Of(same.Last().Value)))),
        JsonValueKind.Array => new PlanList([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new PlanText(json.GetString()!),
        JsonValueKind.Number => Number(json.GetRawText(), json.GetDouble()),
        JsonValueKind.True => new PlanBool(true),
        JsonValueKind.False => new PlanBool(false),
        _ => PlanNull.Value,
    };

    private static PlanValue? ReadYaml(string text)
    {
        List<Problem> problems = [];
        var root = YamlReader.Parse(text, "", problems);
        return problems.Count == 0 && root is YamlMapping or YamlSequence ? Of(root) : null;
    }

    private static PlanValue Of(YamlNode node) => node switch
    {
        YamlMapping map => PlanMap.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        YamlSequence list => new PlanList([.. list.Items.Select(Of)]),
        YamlScalar { Value: string text } => new PlanText(text),
        YamlScalar { Value: bool flag } => new PlanBool(flag),
        YamlScalar { Value: null } => PlanNull.Value,
        YamlScalar number => Number(number.Text, Convert.ToDouble(number.Value, CultureInfo.InvariantCulture)),
        _ => PlanNull.Value,
    };

    // Two long numbers that are one as a double must not become the same.
    private static PlanValue Number(string text, double number) =>
        number.ToString(CultureInfo.InvariantCulture) == text || Math.Abs(number) < 1e15 ? new PlanNumber(number) : new PlanText(text);
}
