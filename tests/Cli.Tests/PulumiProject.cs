using System.Diagnostics;
using Acceptance.Tests;
using RealParts;

namespace Cli.Tests;

/// <summary>A copy of this project in a folder of its own, and the real Pulumi CLI with a state and a home of its own for it.</summary>
internal sealed class PulumiProject : IDisposable
{
    private static readonly string[] Generated = [".git", "artifacts", "bin", "node_modules", "obj"];

    private readonly string _root;
    private readonly string _programs;

    private PulumiProject(string root, string programs)
    {
        _root = root;
        _programs = programs;
    }

    /// <summary>The project's folder.</summary>
    public string Folder => Path.Combine(_root, "project");

    /// <summary>The passphrase that the CLI encrypts with.</summary>
    public string Passphrase { get; init; } = "mine";

    /// <summary>The settings alone, as a clone of the repository has them. Skips the test where there is no CLI.</summary>
    public static async Task<PulumiProject> CopyAsync(string passphrase = "mine")
    {
        var project = await EmptyAsync(passphrase);
        System.IO.File.Copy(Path.Combine(Repository.Root, "Pulumi.yaml"), project.File("Pulumi.yaml"));
        Directory.CreateDirectory(project.File("infra"));
        Copy(new DirectoryInfo(Path.Combine(Repository.Root, "stacks")), project.File("stacks"));
        return project;
    }

    /// <summary>A project made from the repository by "pulumi new".</summary>
    public static async Task<PulumiProject> NewAsync(string name)
    {
        var project = await EmptyAsync("mine");
        Copy(new DirectoryInfo(Repository.Root), project.Template);
        await project.RunAsync(["new", project.Template, "--name", name, "--generate-only", "--yes"]);
        return project;
    }

    /// <summary>The repository as it was copied for "pulumi new", without what is generated.</summary>
    public string Template => Path.Combine(_root, "template");

    /// <summary>A file of the project.</summary>
    public string File(string path) => Path.Combine(Folder, path);

    public string Read(string path) => System.IO.File.ReadAllText(File(path));

    /// <summary>Replaces a text that must be there.</summary>
    public void Replace(string path, string text, string with)
    {
        var content = Read(path);
        Assert.Contains(text, content);
        System.IO.File.WriteAllText(File(path), content.Replace(text, with, StringComparison.Ordinal));
    }

    /// <summary>Lets the CLI start the program that these tests are built with, instead of building one.</summary>
    public void UseBuiltProgram() =>
        Replace("Pulumi.yaml", "runtime: dotnet", $"runtime: {{ name: dotnet, options: {{ binary: {Repository.Built("Infra")} }} }}");

    /// <summary>Runs a command of the CLI that must succeed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var run = await StartAsync("pulumi", arguments, "");
        return run.ExitCode == 0
            ? run.Output
            : throw new InvalidOperationException($"pulumi {string.Join(' ', arguments)}: exit code {run.ExitCode}\n{run.Output}\n{run.Errors}");
    }

    /// <summary>Runs a command of the CLI that may fail.</summary>
    public Task<CliRun> TryAsync(params string[] arguments) => StartAsync("pulumi", arguments, "");

    /// <summary>Runs a line as a document gives it.</summary>
    /// <param name="line">For a shell.</param>
    /// <param name="input">What a person would type.</param>
    public Task<CliRun> ShellAsync(string line, string input = "") => StartAsync("bash", ["-c", line], input);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task<PulumiProject> EmptyAsync(string passphrase)
    {
        var parts = PartsFolder.Find(out var reason, Part.Engine);
        Assert.SkipWhen(parts is null, reason);
        var root = Directory.CreateTempSubdirectory("pulumi-project-").FullName;
        var project = new PulumiProject(root, await parts!.UnpackedAsync(Part.Engine, TestContext.Current.CancellationToken)) { Passphrase = passphrase };
        foreach (var folder in (string[])["project", "home", "pulumi", "state"])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        return project;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !Generated.Contains(folder.Name)))
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }

    private async Task<CliRun> StartAsync(string program, IEnumerable<string> arguments, string input)
    {
        var start = new ProcessStartInfo(program == "pulumi" ? Path.Combine(_programs, program) : program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] =
            string.Join(Path.PathSeparator, _programs, Path.GetDirectoryName(Repository.Dotnet), Environment.GetEnvironmentVariable("PATH"));
        start.Environment["HOME"] = Path.Combine(_root, "home");
        start.Environment["PULUMI_HOME"] = Path.Combine(_root, "pulumi");
        start.Environment["PULUMI_BACKEND_URL"] = $"file://{Path.Combine(_root, "state")}";
        start.Environment["PULUMI_CONFIG_PASSPHRASE"] = Passphrase;
        start.Environment["PULUMI_SKIP_UPDATE_CHECK"] = "true";
        start.Environment["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true";
        // PULUMI_HOME alone would select the official SDK.
        start.Environment["PulumiSdk"] = "offline";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, await output, await errors);
    }
}

/// <summary>A run of the CLI.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Errors);
