using Bench.Measurement;
using Preview.Sides;

namespace Bench.Cases;

/// <summary>The built preview and the built program that it previews.</summary>
internal sealed class Programs
{
    private readonly string _file;
    private readonly string[] _first;

    private Programs(string file, string[] first)
    {
        _file = file;
        _first = first;
    }

    /// <summary>Publishes both, compiled ahead of time for this machine, as the README advises.</summary>
    public static async Task<Programs> PublishAsync(string root, CancellationToken cancellation)
    {
        foreach (string project in (string[])["infra", "preview"])
        {
            CommandResult result = await ChildProcess.RunAsync("dotnet", ["publish", project, "--use-current-runtime", "--nologo", "-v", "q"], root, cancellation);
            if (!result.Succeeded)
            {
                throw new BenchException($"{project} cannot be published:\n{result.Output}{result.Errors}");
            }
        }

        // The published program stands beside the published preview.
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "publish"));
        return new Programs(Path.Combine(folder, "Preview", "release", "Preview"), ["--program", Path.Combine(folder, "Infra", "release", "Infra.dll")]);
    }

    /// <summary>What the build left beside the bench.</summary>
    public static Programs Built()
    {
        string Of(string project) => Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), project + ".dll"));
        return new Programs("dotnet", [Of("Preview"), "--program", Of("Infra")]);
    }

    /// <summary>The preview on a project.</summary>
    public Command Preview(string project, params IEnumerable<string> arguments) => new(_file, [.. _first, "--timeout", "600", .. arguments], project);
}
