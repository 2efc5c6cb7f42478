using PolicyEngine.Model;
using PolicyEngine.Settings;

namespace PolicyEngine.Hosting;

/// <summary>Finds the policies' settings: policies.yaml beside the stacks of the project.</summary>
internal static class PackSettings
{
    private const string Project = "Pulumi.yaml";
    private const string StackPrefix = "Pulumi.";
    private const string StackSuffix = ".yaml";

    /// <summary>
    /// Reads the settings of the project that a folder is in. A project without settings has none; neither has a folder that is in no project.
    /// </summary>
    /// <param name="folders">Where to begin, in order. The engine starts a pack in the program's folder.</param>
    /// <param name="policies">The policies that the settings may name.</param>
    /// <param name="today">The day on which exemptions must hold.</param>
    /// <exception cref="PackException">Something is wrong in them; the message has all of it.</exception>
    public static PolicySettings Read(IEnumerable<string> folders, IReadOnlyList<Policy> policies, DateOnly today)
    {
        if (folders.Select(Above).FirstOrDefault(found => found is not null) is not { } project)
        {
            return PolicySettings.None;
        }

        var stacks = Path.Combine(project, StackFolder(Path.Combine(project, Project)));
        var file = Path.Combine(stacks, PolicyFile.FileName);
        if (!File.Exists(file))
        {
            return PolicySettings.None;
        }

        return PolicyFile.Read(File.ReadAllText(file), Path.GetRelativePath(project, file), policies, StacksIn(stacks), today, out var problems)
            ?? throw new PackException($"The policies' settings are wrong:\n{string.Join('\n', problems)}");
    }

    private static string? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Project)))
            {
                return at.FullName;
            }
        }

        return null;
    }

    // What is wrong in this file, the engine has said before it starts a pack.
    private static string StackFolder(string project) => (YamlReader.Read(project, Project, new List<Problem>()) as YamlMapping)?.Text("stackConfigDir") ?? "";

    private static IReadOnlyList<string> StacksIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, StackPrefix + "*" + StackSuffix)
            .Select(file => Path.GetFileName(file)[StackPrefix.Length..^StackSuffix.Length])
            .Order(StringComparer.Ordinal),
    ];
}
