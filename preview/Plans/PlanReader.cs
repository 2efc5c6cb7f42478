using System.Collections.Immutable;
using System.Text.Json;

namespace Preview.Plans;

/// <summary>
/// Reads a plan, or any deployment that <c>pulumi stack export</c> wrote. Fields that a plan does not carry are passed over.
/// </summary>
internal static class PlanReader
{
    /// <exception cref="FormatException">The text is no JSON, or no deployment of version 3.</exception>
    public static Plan Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.", e);
        }
    }

    private static Plan Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("deployment", out JsonElement deployment))
        {
            throw new FormatException("This is no plan: it has no \"deployment\". Expected what `plan STACK --json` or `pulumi stack export` writes.");
        }

        if (!root.TryGetProperty("version", out JsonElement version) || !version.TryGetInt32(out int number) || number != 3)
        {
            throw new FormatException($"This plan has version {version}; expected version 3.");
        }

        ImmutableArray<PlanResource> resources = deployment.TryGetProperty("resources", out JsonElement list)
            ? [.. list.EnumerateArray().Select(ReadResource)]
            : [];
        Urn? first = resources.IsEmpty ? null : resources[0].Urn;
        return new Plan(first?.Project ?? "", first?.Stack ?? "", resources);
    }

    private static PlanResource ReadResource(JsonElement json)
    {
        string urn = Text(json, "urn");
        if (!Urn.TryParse(urn, out Urn parsed))
        {
            throw new FormatException($"This plan has a resource whose URN is \"{urn}\"; expected urn:pulumi:stack::project::type::name.");
        }

        return new PlanResource
        {
            Urn = parsed,
            Custom = Flag(json, "custom"),
            Id = Text(json, "id"),
            Type = Text(json, "type"),
            Inputs = Properties(json, "inputs"),
            Outputs = Properties(json, "outputs"),
            Parent = OptionalUrn(json, "parent"),
            Protect = Flag(json, "protect"),
            External = Flag(json, "external"),
            Dependencies = Urns(json, "dependencies"),
            Provider = Text(json, "provider"),
            PropertyDependencies = PropertyDependencies(json),
            AdditionalSecretOutputs = Texts(json, "additionalSecretOutputs"),
            Aliases = Urns(json, "aliases"),
            CustomTimeouts = Timeouts(json),
            ImportId = Text(json, "importID"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
            DeletedWith = OptionalUrn(json, "deletedWith"),
            ReplaceWith = Urns(json, "replaceWith"),
            IgnoreChanges = Texts(json, "ignoreChanges"),
            ReplaceOnChanges = Texts(json, "replaceOnChanges"),
            SourcePosition = Text(json, "sourcePosition"),
        };
    }

    private static PlanValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => TextOrUnknown(json.GetString()!),
        JsonValueKind.Number => new PlanNumber(json.GetDouble()),
        JsonValueKind.True => new PlanBool(true),
        JsonValueKind.False => new PlanBool(false),
        JsonValueKind.Array => new PlanList([.. json.EnumerateArray().Select(Value)]),
        JsonValueKind.Object => MapOrSecret(json),
        _ => PlanNull.Value,
    };

    private static PlanValue TextOrUnknown(string text) =>
        Signatures.UnknownOf(text) is { } kind ? new PlanUnknown(kind) : new PlanText(text);

    private static PlanValue MapOrSecret(JsonElement json) =>
        json.TryGetProperty(Signatures.Key, out JsonElement signature) && signature.ValueEquals(Signatures.Secret)
            ? new PlanSecret(null)
            : Map(json);

    private static PlanMap Map(JsonElement json) =>
        PlanMap.Of(json.EnumerateObject().Select(static property => KeyValuePair.Create(property.Name, Value(property.Value))));

    private static PlanMap Properties(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement map) && map.ValueKind == JsonValueKind.Object ? Map(map) : PlanMap.Empty;

    private static ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies(JsonElement json) =>
        json.TryGetProperty("propertyDependencies", out JsonElement map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToImmutableSortedDictionary(
                static property => property.Name,
                property => Urns(map, property.Name),
                StringComparer.Ordinal)
            : PlanResource.NoDependencies;

    private static PlanTimeouts? Timeouts(JsonElement json)
    {
        if (!json.TryGetProperty("customTimeouts", out JsonElement timeouts))
        {
            return null;
        }

        double Seconds(string name) => timeouts.TryGetProperty(name, out JsonElement seconds) ? seconds.GetDouble() : 0;
        return new PlanTimeouts(Seconds("create"), Seconds("update"), Seconds("delete"), Seconds("read"));
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static bool Flag(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static Urn? OptionalUrn(JsonElement json, string name) => Text(json, name) is { Length: > 0 } text ? new Urn(text) : null;

    private static ImmutableArray<Urn> Urns(JsonElement json, string name) => [.. Texts(json, name).Select(static text => new Urn(text))];

    private static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(static item => item.GetString() ?? "")]
            : [];
}
