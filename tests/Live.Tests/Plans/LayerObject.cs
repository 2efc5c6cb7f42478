using System.Text.Json.Nodes;

namespace Live.Tests.Plans;

/// <summary>A Kubernetes object of the platform's layers, as the API server is asked to make it.</summary>
internal sealed class LayerObject
{
    /// <param name="type">Pulumi's type token: <c>kubernetes:core/v1:Namespace</c>.</param>
    /// <param name="inputs">The inputs that the plan has, without unknowns and secrets.</param>
    public LayerObject(string type, JsonObject inputs)
        : this(WithKind(inputs, type.Split(':')))
    {
    }

    /// <param name="body">The object with its apiVersion and kind.</param>
    public LayerObject(JsonObject body)
    {
        Body = body;
        ApiVersion = (string)body["apiVersion"]!;
        Kind = (string)body["kind"]!;
        Name = (string?)Body["metadata"]?["name"] ?? throw new InvalidDataException($"The plan has a {Kind} without metadata.name.");
        Namespace = (string?)Body["metadata"]?["namespace"];
    }

    public string ApiVersion { get; }

    public string Kind { get; }

    public string Name { get; }

    /// <summary>Null for an object of the cluster.</summary>
    public string? Namespace { get; }

    public JsonObject Body { get; }

    public string? Label(string name) => (string?)Body["metadata"]?["labels"]?[name];

    private static JsonObject WithKind(JsonObject inputs, string[] type)
    {
        inputs["apiVersion"] = type[1].Replace("core/", "", StringComparison.Ordinal);
        inputs["kind"] = type[2];
        return inputs;
    }

    public override string ToString() => Namespace is null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
