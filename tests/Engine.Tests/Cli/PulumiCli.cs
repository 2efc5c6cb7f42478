using System.Diagnostics;
using System.Text.Json.Nodes;
using Acceptance.Tests;

namespace Engine.Tests.Cli;

/// <summary>The real Pulumi CLI, with a home, a state and plugins of its own. It never touches the user's.</summary>
internal sealed class PulumiCli
{
    public const string Stack = "local";

    private readonly string _program;
    private readonly Dictionary<string, string> _environment;

    /// <param name="programs">The folder of the CLI, its language host and its provider.</param>
    /// <param name="folder">A folder for the state, the home and the caches.</param>
    /// <param name="kubeconfig">The path of the kubeconfig whose context the stack names.</param>
    /// <param name="certificate">The path of the certificate of the chart repository.</param>
    public PulumiCli(string programs, string folder, string kubeconfig, string certificate)
    {
        _program = Path.Combine(programs, "pulumi");
        Home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        var state = Directory.CreateDirectory(Path.Combine(folder, "state")).FullName;
        _environment = new Dictionary<string, string>
        {
            ["PATH"] = string.Join(Path.PathSeparator, programs, Path.GetDirectoryName(Repository.Dotnet), Environment.GetEnvironmentVariable("PATH")),
            ["HOME"] = Home,
            ["KUBECONFIG"] = kubeconfig,
            ["SSL_CERT_FILE"] = certificate,
            ["PULUMI_HOME"] = Directory.CreateDirectory(Path.Combine(folder, "pulumi")).FullName,
            ["PULUMI_BACKEND_URL"] = $"file://{state}",
            ["PULUMI_CONFIG_PASSPHRASE"] = "laptop",
            ["PULUMI_SKIP_UPDATE_CHECK"] = "true",
            ["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true",
            // PULUMI_HOME alone would select the official SDK.
            ["PulumiSdk"] = "offline",
        };
    }

    /// <summary>The home directory that the CLI sees. It must not make a .pulumi there: that selects the official SDK on a machine that builds.</summary>
    public string Home { get; }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<string> RunAsync(string project, params string[] arguments)
    {
        var run = await TryAsync(project, arguments);
        return run.ExitCode == 0
            ? run.Output
            : throw new InvalidOperationException($"pulumi {string.Join(' ', arguments)}: exit code {run.ExitCode}\n{run.Message}");
    }

    /// <summary>Runs a command that may fail.</summary>
    public async Task<CliRun> TryAsync(string project, params string[] arguments)
    {
        var start = new ProcessStartInfo(_program, [.. arguments, "--non-interactive", "--color", "never"])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CliRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Previews with the engine: the steps that it would take.</summary>
    public async Task<EnginePreview> PreviewAsync(string project, params string[] arguments)
    {
        var preview = await TryPreviewAsync(project, arguments);
        return preview.Failure is null ? preview : throw new InvalidOperationException($"pulumi preview {string.Join(' ', arguments)}: {preview.Failure}");
    }

    /// <summary>The same of a change that the engine may not accept.</summary>
    public async Task<EnginePreview> TryPreviewAsync(string project, params string[] arguments)
    {
        var run = await TryAsync(project, ["preview", "-s", Stack, "--json", .. arguments]);
        return run.Output.StartsWith('{')
            ? new EnginePreview(JsonNode.Parse(run.Output)!)
            : throw new InvalidOperationException($"pulumi preview: exit code {run.ExitCode}\n{run.Message}");
    }

    /// <summary>Makes the stack what the project says.</summary>
    /// <returns>How many resources got each operation.</returns>
    public async Task<IReadOnlyDictionary<string, int>> UpAsync(string project)
    {
        await RunAsync(project, "up", "-s", Stack, "--yes", "--skip-preview");
        return await LastChangesAsync(project);
    }

    /// <summary>How many resources got each operation in the last update.</summary>
    public async Task<IReadOnlyDictionary<string, int>> LastChangesAsync(string project)
    {
        var history = JsonNode.Parse(await RunAsync(project, "stack", "history", "-s", Stack, "--json", "--page-size", "1"))!;
        return history[0]!["resourceChanges"]!.AsObject().ToDictionary(change => change.Key, change => (int)change.Value!);
    }
}

/// <summary>A run of the CLI.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The error, without the steps before it.</summary>
    public string Message => Output[Math.Max(0, Output.IndexOf("Diagnostics:", StringComparison.Ordinal))..] + Errors;
}
