using System.Runtime.CompilerServices;

namespace Acceptance.Tests;

/// <summary>Where things are in this repository and its build.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>A built program of the same flavour and configuration as these tests.</summary>
    public static string Built(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), $"{project}.dll"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
