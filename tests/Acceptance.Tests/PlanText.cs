using System.Text.Json;
using YamlDotNet.Serialization;

namespace Acceptance.Tests;

/// <summary>Writes a part of a plan as YAML for a person: policies opened, unknown and secret values named.</summary>
internal static class PlanText
{
    private const string SecretMark = "4dabf18193072939515e22adb298388d";

    private static readonly string[] UnknownMarks =
    [
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    private static readonly ISerializer Yaml = new SerializerBuilder().WithIndentedSequences().WithQuotingNecessaryStrings().Build();

    public static string Of(IEnumerable<JsonElement> resources) => string.Join('\n', resources.Select(Of));

    private static string Of(JsonElement resource)
    {
        var text = new Dictionary<string, object>();
        foreach (var option in (string[])["protect", "retainOnDelete", "ignoreChanges", "additionalSecretOutputs"])
        {
            if (resource.TryGetProperty(option, out var value))
            {
                text[option] = Value(value);
            }
        }

        if (OwnAliases(resource) is { Count: > 0 } aliases)
        {
            text["aliases"] = aliases;
        }

        if (resource.TryGetProperty("deletedWith", out var deletedWith))
        {
            text["deletedWith"] = Short(deletedWith.GetString()!);
        }

        if (resource.TryGetProperty("dependencies", out var dependencies))
        {
            text["after"] = dependencies.EnumerateArray().Select(urn => Short(urn.GetString()!)).ToList();
        }

        if (resource.TryGetProperty("inputs", out var inputs))
        {
            text["inputs"] = Value(inputs);
        }

        return Yaml.Serialize(new Dictionary<string, object> { [Short(StackPlan.UrnOf(resource))] = text });
    }

    /// <summary>The aliases of ours; a provider's own, by which it knows a type's older names, differ in the type alone.</summary>
    private static List<string> OwnAliases(JsonElement resource)
    {
        if (!resource.TryGetProperty("aliases", out var aliases))
        {
            return [];
        }

        var own = PlaceAndName(StackPlan.UrnOf(resource));
        return [.. aliases.EnumerateArray().Select(alias => alias.GetString()!).Where(alias => PlaceAndName(alias) != own)];

        static string PlaceAndName(string urn)
        {
            var parts = urn.Split("::");
            return $"{parts[2][..(parts[2].LastIndexOf('$') + 1)]}{parts[3]}";
        }
    }

    /// <summary>The kind and the name: enough for a reader, and the URNs have a snapshot of their own.</summary>
    private static string Short(string urn)
    {
        var parts = urn.Split("::");
        return $"{parts[2].Split('$')[^1].Split(':')[^1]} {parts[3]}";
    }

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(SecretMark, out _) => "[secret]",
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => value.TryGetInt64(out var integer) ? integer : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => "null",
    };

    private static object Text(string text)
    {
        if (UnknownMarks.Contains(text))
        {
            return "(known after apply)";
        }

        // "{{ … }}" is filled in by Prometheus, and no JSON.
        return text.StartsWith('{') && !text.StartsWith("{{", StringComparison.Ordinal) ? Value(JsonDocument.Parse(text).RootElement) : text;
    }
}
