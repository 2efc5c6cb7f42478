using System.Text.RegularExpressions;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>Builds the program of a checked-out commit.</summary>
internal static partial class ProgramBuild
{
    /// <summary>The program; or what is wrong with it, in which case the program is null.</summary>
    public static async Task<(ProgramFile? Program, string Error)> RunAsync(Project project, string worktree, CancellationToken cancellation)
    {
        if (project.Runtime != "dotnet" || project.Binary is not null)
        {
            return (ProgramFile.Find(project, null, AppContext.BaseDirectory), "");
        }

        var main = ProgramFile.ProjectOf(project);
        // The same SDK as the side that is built already; no process may stay that holds the folder.
        string[] common = [main, .. PulumiSdk.Flavour == "" ? [] : new[] { $"-p:PulumiSdk={PulumiSdk.Flavour}" }, "-nodeReuse:false"];
        var built = await ChildProcess.RunAsync(ProgramFile.DotnetHost(), ["build", .. common, "--nologo", "-v", "quiet", "-clp:NoSummary"], project.Folder, cancellation, Quiet);
        if (!built.Succeeded)
        {
            return (null, FirstError(built.Output + "\n" + built.Errors, worktree));
        }

        var asked = await ChildProcess.RunAsync(ProgramFile.DotnetHost(), ["msbuild", .. common, "-getProperty:TargetPath"], project.Folder, cancellation, Quiet);
        var target = asked.Output.Trim();
        return File.Exists(target) ? (ProgramFile.Start(target), "") : (null, $"The build left no program at {target}.");
    }

    // Of everything that a compiler says, the first error is most often the cause of the others.
    internal static string FirstError(string output, string worktree)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var error = lines.FirstOrDefault(line => Error().IsMatch(line)) ?? lines.LastOrDefault() ?? "The build failed and said nothing.";
        var inside = ProjectInBrackets().Replace(error, "");
        return inside.Replace(worktree + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(worktree, ".", StringComparison.Ordinal);
    }

    private static void Quiet(IDictionary<string, string?> environment)
    {
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    [GeneratedRegex(@"\berror( [A-Z]+\d+)?\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex Error();

    [GeneratedRegex(@" \[[^\]]*proj(::[^\]]*)?\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectInBrackets();
}
