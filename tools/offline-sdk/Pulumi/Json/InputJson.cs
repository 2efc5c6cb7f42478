using System.Text.Json;

namespace Pulumi;

/// <summary>An input that takes any JSON.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>Makes an input of no JSON at all, which is not sent.</summary>
    public InputJson()
        : this(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> value)
        : base(value)
    {
    }

    /// <summary>Takes JSON text.</summary>
    public static implicit operator InputJson(string json) => new(Output.Create(Parse(json)));

    /// <summary>Takes a JSON document.</summary>
    public static implicit operator InputJson(JsonDocument document) => new(Output.Create(document.RootElement));

    /// <summary>Takes a JSON element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>Takes an output of JSON text.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    /// <summary>Takes an output of a JSON document.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(d => d.RootElement));

    /// <summary>Takes an output of a JSON element.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
