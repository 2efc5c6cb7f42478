using System.Collections.Immutable;
using System.Text.Json;

namespace Preview.Plans;

/// <summary>
/// Reads plans, or any deployment that <c>pulumi stack export</c> wrote. Fields that a plan does not carry are passed over. Texts
/// and URNs that are equal in the plans that one reader reads are one object.
/// </summary>
internal sealed class PlanReader
{
    private readonly SharedValues _shared = new();
    private readonly PlanValueReader _values;

    public PlanReader() => _values = new PlanValueReader(_shared);

    /// <exception cref="FormatException">The file is no JSON, or no deployment of version 3.</exception>
    public Plan Read(string file)
    {
        // What is read is cut into blocks already.
        using var utf8 = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(utf8);
    }

    /// <exception cref="FormatException">The text is no JSON, or no deployment of version 3.</exception>
    public Plan Read(Stream utf8)
    {
        try
        {
            var json = new JsonTokens(utf8);
            (var version, var resources) = ReadFile(ref json);
            return Read(version, resources);
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.", e);
        }
    }

    // All is read before anything is judged: what is no JSON is told first, wherever it is.
    private (PlanValue? Version, List<PlanValue>? Resources) ReadFile(ref JsonTokens json)
    {
        PlanValue? version = null;
        List<PlanValue>? resources = null;
        json.Read();
        var isObject = json.Type == JsonTokenType.StartObject;
        while (json.Read() && isObject && json.Type == JsonTokenType.PropertyName)
        {
            switch (json.Text)
            {
                case "version":
                    json.Read();
                    version = _values.Read(ref json);
                    break;
                case "deployment":
                    json.Read();
                    resources = ReadDeployment(ref json);
                    break;
                default:
                    json.Read();
                    json.Skip();
                    break;
            }
        }

        while (json.Read())
        {
            // Something else after it is no JSON.
        }

        return (version, resources);
    }

    private List<PlanValue> ReadDeployment(ref JsonTokens json)
    {
        List<PlanValue> resources = [];
        if (json.Type != JsonTokenType.StartObject)
        {
            json.Skip();
            return resources;
        }

        while (json.Read() && json.Type == JsonTokenType.PropertyName)
        {
            var isResources = json.Text is "resources";
            json.Read();
            if (!isResources || json.Type != JsonTokenType.StartArray)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.Type != JsonTokenType.EndArray)
            {
                resources.Add(_values.Read(ref json));
            }
        }

        return resources;
    }

    private Plan Read(PlanValue? version, List<PlanValue>? resources)
    {
        if (resources is null)
        {
            throw new FormatException("This is no plan: it has no \"deployment\". Expected what `plan STACK --json` or `pulumi stack export` writes.");
        }

        if (version is not PlanNumber { Value: 3 })
        {
            throw new FormatException($"This plan has version {version}; expected version 3.");
        }

        ImmutableArray<PlanResource> read = [.. resources.Select(ReadResource)];
        var first = read.IsEmpty ? null : read[0].Urn;
        return new Plan(first?.Project ?? "", first?.Stack ?? "", read);
    }

    private PlanResource ReadResource(PlanValue value)
    {
        var json = value as PlanMap ?? PlanMap.Empty;
        var urn = Text(json, "urn");
        if (!Urn.TryParse(urn, out _))
        {
            throw new FormatException($"This plan has a resource whose URN is \"{urn}\"; expected urn:pulumi:stack::project::type::name.");
        }

        var type = Text(json, "type");
        var secretOutputs = Texts(json["additionalSecretOutputs"]);
        return new PlanResource
        {
            Urn = _shared.Urn(urn),
            Custom = Flag(json, "custom"),
            Id = Text(json, "id"),
            Type = type,
            Inputs = HiddenInputs.Of(json.Map("inputs"), type, secretOutputs),
            Outputs = HiddenInputs.Of(json.Map("outputs"), type, secretOutputs),
            Parent = OptionalUrn(json, "parent"),
            Protect = Flag(json, "protect"),
            External = Flag(json, "external"),
            Dependencies = Urns(json["dependencies"]),
            Provider = Text(json, "provider"),
            PropertyDependencies = PropertyDependencies(json.Map("propertyDependencies")),
            AdditionalSecretOutputs = secretOutputs,
            Aliases = Urns(json["aliases"]),
            CustomTimeouts = Timeouts(json["customTimeouts"] as PlanMap),
            ImportId = Text(json, "importID"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
            DeletedWith = OptionalUrn(json, "deletedWith"),
            ReplaceWith = Urns(json["replaceWith"]),
            IgnoreChanges = Texts(json["ignoreChanges"]),
            ReplaceOnChanges = Texts(json["replaceOnChanges"]),
            SourcePosition = Text(json, "sourcePosition"),
        };
    }

    private ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies(PlanMap json) => json.Count == 0
        ? PlanResource.NoDependencies
        : json.ToImmutableSortedDictionary(property => property.Key, property => Urns(property.Value), StringComparer.Ordinal);

    private static PlanTimeouts? Timeouts(PlanMap? json)
    {
        if (json is null)
        {
            return null;
        }

        double Seconds(string name) => json[name] is PlanNumber seconds ? seconds.Value : 0;
        return new PlanTimeouts(Seconds("create"), Seconds("update"), Seconds("delete"), Seconds("read"));
    }

    private static string Text(PlanMap json, string name) => Text(json[name]);

    // The id of a provider is the text that stands for an unknown one.
    private static string Text(PlanValue? value) => value switch
    {
        PlanText text => text.Value,
        PlanUnknown unknown => Signatures.TextOf(unknown.Kind),
        _ => "",
    };

    private static bool Flag(PlanMap json, string name) => json[name] is PlanBool { Value: true };

    private Urn? OptionalUrn(PlanMap json, string name) => Text(json, name) is { Length: > 0 } text ? _shared.Urn(text) : null;

    private ImmutableArray<Urn> Urns(PlanValue? value) => value is PlanList list ? [.. list.Items.Select(item => _shared.Urn(Text(item)))] : [];

    private static ImmutableArray<string> Texts(PlanValue? value) => value is PlanList list ? [.. list.Items.Select(Text)] : [];
}
