using System.Text.Json.Nodes;
using Acceptance.Tests;
using YamlDotNet.Serialization;

namespace Live.Tests.Plans;

/// <summary>Kubernetes objects that are written in YAML.</summary>
internal static class YamlObject
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    /// <summary>The object of a text.</summary>
    public static JsonObject Parse(string yaml) => JsonNode.Parse(Json.Serialize(Reader.Deserialize<object>(yaml)!))!.AsObject();

    /// <summary>An example of the repository, in a namespace.</summary>
    public static JsonObject Example(string file, string inNamespace)
    {
        var body = Parse(File.ReadAllText(Path.Combine(Repository.Root, "examples", file)));
        body["metadata"]!["namespace"] = inNamespace;
        return body;
    }

    /// <summary>A copy with other values laid over it, as a merge patch does: maps are merged, null takes a key away.</summary>
    public static JsonObject With(this JsonObject body, string yaml)
    {
        var result = body.DeepClone().AsObject();
        Merge(result, Parse(yaml));
        return result;
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                into.Remove(key);
            }
            else if (value is JsonObject map && into[key] is JsonObject there)
            {
                Merge(there, map);
            }
            else
            {
                into[key] = value.DeepClone();
            }
        }
    }
}
