using System.Runtime.InteropServices;

namespace Preview.Projects;

/// <summary>The built program, and how to start it.</summary>
/// <param name="Executable">What to start.</param>
/// <param name="Arguments">What to give it.</param>
internal sealed record ProgramFile(string Executable, IReadOnlyList<string> Arguments)
{
    /// <summary>The program of a project: the one that was asked for, that of Pulumi.yaml, or the one that the build left.</summary>
    /// <param name="project">The project.</param>
    /// <param name="asked">From <c>--program</c>; null to find it.</param>
    /// <param name="ownFolder">The folder of the preview's own binary; the build leaves the program beside it.</param>
    /// <exception cref="ProblemException">The project is not one that can be previewed.</exception>
    /// <exception cref="NotBuiltException">The program is not there.</exception>
    public static ProgramFile Find(Project project, string? asked, string ownFolder)
    {
        if (asked is not null)
        {
            var path = Path.GetFullPath(asked);
            return File.Exists(path) ? Start(path) : throw new NotBuiltException($"There is no program at {path}. Give --program a built .dll or executable.");
        }

        if (project.Runtime != "dotnet")
        {
            throw Fault(project, $"The runtime is {project.Runtime}; this preview finds only dotnet programs by itself.", "Give the program to start with --program.");
        }

        if (project.Binary is { } binary)
        {
            var path = Path.GetFullPath(Path.Combine(project.Folder, binary));
            return File.Exists(path) ? Start(path) : throw new NotBuiltException($"There is no program at {path}, which {project.FileName} names as runtime.options.binary. Build it first.");
        }

        var csproj = ProjectOf(project);
        var name = Path.GetFileNameWithoutExtension(csproj);
        return Candidates(project, name, ownFolder).FirstOrDefault(File.Exists) is { } found
            ? Start(found)
            : throw new NotBuiltException($"The program {project.Relative(csproj)} is not built. Run: dotnet build {project.Relative(csproj)}");
    }

    private static IEnumerable<string> Candidates(Project project, string name, string ownFolder)
    {
        // …/bin/Preview/debug/ stands beside …/bin/<name>/debug/.
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(ownFolder));
        if (own.Parent?.Parent is { } bin)
        {
            var beside = Path.Combine(bin.FullName, name, own.Name, name);
            yield return beside + ".dll";

            // Native code has no .dll.
            yield return OperatingSystem.IsWindows() ? beside + ".exe" : beside;
        }

        // Without artifacts layout the program is below its own folder.
        var debug = Path.Combine(project.MainFolder, "bin", "Debug");
        foreach (var framework in (Directory.Exists(debug) ? Directory.GetDirectories(debug) : []).OrderDescending(StringComparer.Ordinal))
        {
            yield return Path.Combine(framework, name + ".dll");
        }
    }

    internal static string ProjectOf(Project project)
    {
        var main = Path.GetFullPath(Path.Combine(project.Folder, project.Main));
        if (File.Exists(main))
        {
            return main;
        }

        var found = Directory.GetFiles(project.MainFolder, "*.*proj");
        return found.Length == 1 ? found[0] : throw Fault(
            project,
            $"The program's folder {(project.Main == "" ? "." : project.Main)} has {found.Length} project files; expected one.",
            "Name the project file in main:.");
    }

    internal static ProgramFile Start(string path) =>
        Path.GetExtension(path).Equals(".dll", StringComparison.OrdinalIgnoreCase) ? new ProgramFile(DotnetHost(), [path]) : new ProgramFile(path, []);

    // The host that runs this process, so that the program gets a runtime that is there.
    internal static string DotnetHost()
    {
        static bool IsDotnet(string? path) => path is not null && Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return IsDotnet(Environment.ProcessPath) ? Environment.ProcessPath!
            : IsDotnet(host) && File.Exists(host) ? host!
            // …/shared/Microsoft.NETCore.App/10.0.0/ belongs to the host three folders above.
            : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name)) is var beside && File.Exists(beside) ? beside
            : name;
    }

    private static ProblemException Fault(Project project, string message, string remedy) =>
        new([new Problem(project.FileName, 0, 0, message, remedy)]);
}

/// <summary>The program is not built.</summary>
internal sealed class NotBuiltException(string message) : Exception(message);
