using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>The plan of the EKS stack, made once for all tests that read it.</summary>
public sealed class EksPlan : IAsyncLifetime
{
    public string Json { get; private set; } = "";

    public JsonElement Root { get; private set; }

    public IReadOnlyList<JsonElement> Resources { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var run = await PreviewProcess.RunAsync("plan", "eks", "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        Json = run.Output;
        Root = JsonDocument.Parse(Json).RootElement;
        Resources = [.. Root.GetProperty("deployment").GetProperty("resources").EnumerateArray()];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public IEnumerable<JsonElement> OfType(string type) => Resources.Where(resource => TypeOf(resource) == type);

    public static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;

    public static string UrnOf(JsonElement resource) => resource.GetProperty("urn").GetString()!;

    public static string NameOf(JsonElement resource) => UrnOf(resource).Split("::")[3];
}
