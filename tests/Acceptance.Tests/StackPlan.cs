using System.Collections.Concurrent;
using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>The plan of a stack as other tools see it, made once for all tests that read it.</summary>
public sealed class StackPlan
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<StackPlan>>> Plans = new();

    private StackPlan(string stack, string json)
    {
        Stack = stack;
        Json = json;
        Root = JsonDocument.Parse(json).RootElement;
        Resources = [.. Root.GetProperty("deployment").GetProperty("resources").EnumerateArray()];
    }

    /// <summary>Every stack that this project ships.</summary>
    public static TheoryData<string> Stacks { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "stacks"), "Pulumi.*.yaml")
            .Select(file => Path.GetFileName(file).Split('.')[1])
            .Where(stack => stack != "local")
            .Order(StringComparer.Ordinal),
    ];

    public string Stack { get; }

    public string Json { get; }

    public JsonElement Root { get; }

    public IReadOnlyList<JsonElement> Resources { get; }

    public static Task<StackPlan> Of(string stack) => Plans.GetOrAdd(stack, name => new(() => MakeAsync(name))).Value;

    public IEnumerable<JsonElement> OfType(string type) => Resources.Where(resource => TypeOf(resource) == type);

    public static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;

    public static string UrnOf(JsonElement resource) => resource.GetProperty("urn").GetString()!;

    public static string NameOf(JsonElement resource) => UrnOf(resource).Split("::")[3];

    private static async Task<StackPlan> MakeAsync(string stack)
    {
        var run = await PreviewProcess.RunAsync("plan", stack, "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        return new StackPlan(stack, run.Output);
    }
}
