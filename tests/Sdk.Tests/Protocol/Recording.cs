using System.Text.Json.Nodes;

namespace Sdk.Tests.Protocol;

/// <summary>The requests of a program, and its end.</summary>
/// <param name="ExitCode">The program's exit code.</param>
/// <param name="Output">What it wrote on its own stdout and stderr.</param>
/// <param name="Requests">The requests, in the order in which they arrived.</param>
internal sealed record Recording(int ExitCode, string Output, IReadOnlyList<JsonObject> Requests)
{
    /// <summary>All requests of one method.</summary>
    public IReadOnlyList<JsonNode> Of(string method)
        => [.. Requests.Where(request => request["method"]!.GetValue<string>() == method).Select(request => request["request"]!)];

    /// <summary>The registration of the resource with a name.</summary>
    public JsonNode Registration(string name)
        => Of("RegisterResource").Single(request => request["name"]!.GetValue<string>() == name);

    /// <summary>The outputs of the component or stack whose URN ends with a name.</summary>
    public JsonNode Outputs(string name)
        => Of("RegisterResourceOutputs").Single(request => request["urn"]!.GetValue<string>().EndsWith($"::{name}", StringComparison.Ordinal))["outputs"]!;
}

internal static class JsonAssert
{
    /// <summary>Fails unless a node has the same content as a JSON text; the order of keys does not matter.</summary>
    public static void Equal(string expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(expected), actual))
        {
            Assert.Fail($"expected: {JsonNode.Parse(expected)?.ToJsonString()}\nactual:   {actual?.ToJsonString()}");
        }
    }
}
