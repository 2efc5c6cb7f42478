using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Policies.Tests.Hosting;

/// <summary>
/// The built policy pack, as Pulumi's engine drives it: the calls are made by Pulumi's own gRPC stubs (tests/official-stubs/policy-client.mjs).
/// </summary>
internal sealed class PackProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Client = typeof(PackProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PolicyClient").Value!;

    private readonly Process _client;

    private PackProcess(Process client, JsonObject start)
    {
        _client = client;
        Start = start;
    }

    /// <summary>The client's first line: the pack's port, or an error.</summary>
    public JsonObject Start { get; }

    /// <summary>Starts the pack in a folder, which is the program's folder under the engine. Skips the test where Node or the stubs are missing.</summary>
    public static async Task<PackProcess> StartAsync(string folder)
    {
        Assert.SkipUnless(HasNode(), "Node.js is not on the PATH; install Node 20 or later to run the tests against the official stubs.");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Path.GetDirectoryName(Client)!, "node_modules", "@pulumi", "pulumi")),
            "The official stubs are missing; run `npm ci --ignore-scripts --prefix tests/official-stubs`.");

        var start = new ProcessStartInfo("node", [Client, "dotnet", Path.Combine(AppContext.BaseDirectory, "Policies.dll"), "--logtostderr", "-v=9"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var client = Process.Start(start)!;
        return new PackProcess(client, await ReadAsync(client));
    }

    /// <summary>Makes a call. Returns <c>{ response }</c> or <c>{ error: { code, message } }</c>.</summary>
    public async Task<JsonObject> CallAsync(string method, string request = "{}", int? count = null)
    {
        var line = new JsonObject { ["method"] = method, ["request"] = JsonNode.Parse(request) };
        if (count is not null)
        {
            line["count"] = count;
        }

        await _client.StandardInput.WriteLineAsync(line.ToJsonString());
        await _client.StandardInput.FlushAsync();
        return await ReadAsync(_client);
    }

    /// <summary>Makes a call that must be answered, and returns the answer.</summary>
    public async Task<JsonObject> AnswerAsync(string method, string request = "{}")
    {
        var line = await CallAsync(method, request);
        Assert.True(line["response"] is not null, line.ToJsonString());
        return line["response"]!.AsObject();
    }

    /// <summary>The client's next message, without a call.</summary>
    public Task<JsonObject> NextAsync() => ReadAsync(_client);

    public async ValueTask DisposeAsync()
    {
        _client.StandardInput.Close();
        try
        {
            await _client.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            _client.Kill(entireProcessTree: true);
            _client.Dispose();
        }
    }

    private static async Task<JsonObject> ReadAsync(Process client) =>
        JsonNode.Parse((await client.StandardOutput.ReadLineAsync().WaitAsync(Patience)) ?? throw new JsonException("The client ended."))!.AsObject();

    private static bool HasNode() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
