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

    /// <summary>Publishes both as native code, as the README advises.</summary>
    public static Task<Programs> PublishNativeAsync(string root, CancellationToken cancellation) =>
        PublishAsync(root, "native", ["-p:PublishAot=true"], cancellation);

    /// <summary>Publishes both for .NET, compiled ahead of time.</summary>
    public static Task<Programs> PublishAsync(string root, CancellationToken cancellation) => PublishAsync(root, "release", [], cancellation);

    // The published program stands beside the published preview, which finds it there.
    private static async Task<Programs> PublishAsync(string root, string pivot, string[] properties, CancellationToken cancellation)
    {
        foreach (var project in (string[])["infra", "tools/preview"])
        {
            var result =
                await ChildProcess.RunAsync("dotnet", ["publish", project, "--use-current-runtime", "--nologo", "-v", "q", .. properties], root, cancellation);
            if (!result.Succeeded)
            {
                throw new BenchException($"{project} cannot be published:\n{result.Output}{result.Errors}");
            }
        }

        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "publish"));
        return new Programs(Path.Combine(folder, "Preview", pivot, "Preview"), []);
    }

    /// <summary>The programs that the build copies next to the bench.</summary>
    public static Programs Built()
    {
        string Of(string project) => Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), project + ".dll"));
        return new Programs("dotnet", [Of("Preview"), "--program", Of("Infra")]);
    }

    /// <summary>The preview on a project.</summary>
    public Command Preview(string project, params IEnumerable<string> arguments) => new(_file, [.. _first, "--timeout", "600", .. arguments], project);
}
