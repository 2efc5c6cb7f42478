using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Generates stacks/policies.schema.json, with which editors complete and check stacks/policies.yaml.</summary>
public static class SettingsSchema
{
    /// <summary>Its path in the project.</summary>
    public const string Path = "stacks/policies.schema.json";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text.</summary>
    public static string Text(IReadOnlyList<Policy> policies) => new JsonObject
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = "The policies' settings",
        ["description"] = "Generated from the policies: dotnet run --project tools/preview -- check --catalogue",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["policies"] = new JsonObject { ["description"] = "Settings for all stacks.", ["$ref"] = "#/definitions/policies" },
            ["stacks"] = new JsonObject
            {
                ["description"] = "Settings for one stack; they override those for all stacks.",
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["$ref"] = "#/definitions/policies" },
            },
        },
        ["definitions"] = new JsonObject([
            KeyValuePair.Create("policies", (JsonNode?)new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject(policies.Select(policy => KeyValuePair.Create(policy.Id, (JsonNode?)Of(policy)))),
            }),
            .. policies.DistinctBy(KindOf).OrderBy(KindOf, StringComparer.Ordinal).SelectMany(Shared),
            KeyValuePair.Create("exemptions", (JsonNode?)Exemptions()),
        ]),
    }.ToJsonString(Readable) + "\n";

    /// <summary>The schema of one setting, as a policy pack's configuration schema has it too.</summary>
    public static JsonObject Of(PolicySetting setting)
    {
        var schema = new JsonObject() { ["description"] = setting.Description, ["type"] = setting.JsonType };
        switch (setting)
        {
            case BoolSetting flag:
                schema["default"] = flag.Default;
                break;
            case NumberSetting number:
                schema["minimum"] = number.Minimum;
                schema["maximum"] = number.Maximum;
                schema["default"] = number.Default;
                break;
            case TextSetting text:
                AddAllowed(schema, text.Allowed);
                schema["default"] = text.Default;
                break;
            case TextListSetting list:
                var items = new JsonObject() { ["type"] = "string" };
                AddAllowed(items, list.Allowed);
                schema["items"] = items;
                schema["default"] = Texts(list.Default);
                break;
            default:
                throw new NotSupportedException($"A schema cannot hold a {setting.GetType().Name}.");
        }

        return schema;
    }

    private static JsonObject Of(Policy policy)
    {
        var schema = new JsonObject { ["description"] = $"{policy.Info.Title}. {policy.Info.Remedy}" };
        if (policy.Info.Settings.Length == 0)
        {
            schema["$ref"] = $"#/definitions/{KindOf(policy)}";
            return schema;
        }

        schema["type"] = "object";
        schema["additionalProperties"] = false;
        schema["properties"] = Properties(policy, policy.Info.Settings);
        return schema;
    }

    private static JsonObject Properties(Policy policy, ImmutableArray<PolicySetting> settings) => new([
        KeyValuePair.Create("level", (JsonNode?)new JsonObject { ["$ref"] = $"#/definitions/{KindOf(policy)}Level" }),
        .. settings.Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)Of(setting))),
        KeyValuePair.Create("exemptions", (JsonNode?)new JsonObject { ["$ref"] = "#/definitions/exemptions" }),
    ]);

    // Most policies have only a level and exemptions, so all of a kind share their schema.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Shared(Policy policy) =>
    [
        KeyValuePair.Create(KindOf(policy), (JsonNode?)new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = Properties(policy, []),
        }),
        KeyValuePair.Create($"{KindOf(policy)}Level", (JsonNode?)new JsonObject
        {
            ["description"] = $"The effect of a violation. Default: {PolicyLevels.Name(policy.Info.DefaultLevel)}.",
            ["enum"] = Texts(PolicyLevels.Of(policy)),
        }),
    ];

    private static string KindOf(Policy policy) => PolicyLevels.Name(policy.Info.DefaultLevel) + (policy is IRemediation ? "Remediable" : "");

    private static JsonObject Exemptions() => new()
    {
        ["description"] = "Violations that are allowed until a date.",
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Texts(["resource", "reason", "expires"]),
            ["properties"] = new JsonObject
            {
                ["resource"] = new JsonObject
                {
                    ["description"] =
                        "A URN, or type and name with a space between; the type may be short, as check shows it. * stands for any text.",
                    ["type"] = "string",
                    ["minLength"] = 1,
                },
                ["reason"] = new JsonObject
                {
                    ["description"] = "Why the violation is allowed. A reviewer must be able to tell whether it is still needed.",
                    ["type"] = "string",
                    ["minLength"] = 1,
                },
                ["expires"] = new JsonObject
                {
                    ["description"] = "The last day on which it holds, for example 2027-03-31.",
                    ["type"] = "string",
                    ["pattern"] = "^\\d{4}-\\d{2}-\\d{2}$",
                },
            },
        },
    };

    private static void AddAllowed(JsonObject schema, ImmutableArray<string> allowed)
    {
        if (allowed.Length > 0)
        {
            schema["enum"] = Texts(allowed);
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];
}
