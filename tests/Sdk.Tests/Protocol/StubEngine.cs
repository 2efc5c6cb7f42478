using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Sdk.Tests.Protocol;

/// <summary>An engine made of Pulumi's own gRPC stubs (tests/official-stubs/engine.mjs), against which the fixture program runs.</summary>
internal static class StubEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Server = typeof(StubEngine).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "StubEngine").Value!;

    /// <summary>Runs a scenario of the fixture. Skips the test where Node or the stub's packages are missing.</summary>
    /// <param name="scenario">The scenario, as in Sdk.Fixture/Program.cs.</param>
    /// <param name="stub">Environment of the stub: how the engine behaves.</param>
    /// <param name="program">More environment of the program.</param>
    public static Task<Recording> RunAsync(
        string scenario,
        Dictionary<string, string>? stub = null,
        Dictionary<string, string>? program = null)
        => RunProgramAsync([Path.Combine(AppContext.BaseDirectory, "Sdk.Fixture.dll"), scenario], stub ?? [], program ?? []);

    /// <summary>Runs any built program. Skips the test where Node or the stub's packages are missing.</summary>
    /// <param name="command">The program's .dll and its arguments.</param>
    /// <param name="stub">Environment of the stub: how the engine behaves.</param>
    /// <param name="program">More environment of the program.</param>
    public static async Task<Recording> RunProgramAsync(
        IReadOnlyList<string> command, Dictionary<string, string> stub, Dictionary<string, string> program)
    {
        var folder = Path.GetDirectoryName(Server)!;
        Assert.SkipUnless(HasNode(), "Node.js is not on the PATH; install Node 20 or later to run the protocol tests.");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(folder, "node_modules", "@pulumi", "pulumi")),
            $"The stub engine's packages are missing; run `npm ci --ignore-scripts` in {folder}.");

        using var server = Start("node", [Server], stub);
        try
        {
            var first = await server.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            var port = JsonNode.Parse(first!)!["port"]!.GetValue<int>();
            var (exitCode, output) = await RunAgainstAsync(port, command, program);

            // The stub ends with its input, and then everything that it wrote is there.
            server.StandardInput.Close();
            var lines = await server.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            var requests = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject());
            return new(exitCode, output, [.. requests]);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAgainstAsync(
        int port, IReadOnlyList<string> command, Dictionary<string, string> more)
    {
        var environment = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = $"127.0.0.1:{port}",
            ["PULUMI_ENGINE"] = $"127.0.0.1:{port}",
            ["PULUMI_PROJECT"] = "fixture",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_ORGANIZATION"] = "acme",
            ["PULUMI_DRY_RUN"] = "true",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
        };
        foreach (var (key, value) in more)
        {
            environment[key] = value;
        }

        using var process = Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", command, environment);
        process.StandardInput.Close();
        try
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, string.Concat(await output));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool HasNode()
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    private static Process Start(string file, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
