using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Acceptance.Tests;

/// <summary>Where things are in this repository and its build.</summary>
internal static class Repository
{
    /// <summary>Names the repository's folder where it cannot be found.</summary>
    public const string Variable = "INFRA_TEST_REPOSITORY";

    /// <summary>The folder that the variable names; otherwise the one above these tests, this file or the working folder.</summary>
    public static string Root { get; } = Find(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory, ThisFile(), Environment.CurrentDirectory);

    /// <summary>The host that runs these tests, so that it is there even where no dotnet is on the PATH.</summary>
    /// <remarks>…/shared/Microsoft.NETCore.App/10.0.0/ belongs to the host three folders above.</remarks>
    public static string Dotnet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>A built program of the same flavour and configuration as these tests.</summary>
    public static string Built(string project) =>
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                project,
                Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
                $"{project}.dll"));

    /// <param name="named">The folder itself; null or empty to search.</param>
    /// <param name="within">Files or folders, one of which is inside the repository.</param>
    /// <exception cref="InvalidOperationException">None is.</exception>
    internal static string Find(string? named, params string[] within) =>
        (named is { Length: > 0 } ? [Path.GetFullPath(named)] : within.SelectMany(Upwards))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "Infra.slnx")))
        ?? throw new InvalidOperationException(named is { Length: > 0 }
            ? $"{Variable} is {named}, but there is no Infra.slnx. Give the path of the repository."
            : $"None of these is inside the repository: {string.Join(", ", within)}. Set {Variable} to its path.");

    private static IEnumerable<string> Upwards(string path)
    {
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
