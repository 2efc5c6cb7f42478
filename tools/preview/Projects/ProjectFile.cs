namespace Preview.Projects;

/// <summary>Finds and reads Pulumi.yaml.</summary>
internal static class ProjectFile
{
    private static readonly string[] Names = ["Pulumi.yaml", "Pulumi.yml"];

    /// <summary>The nearest project: in the given folder, or in the first folder above that has one.</summary>
    /// <param name="folder">From <c>--cwd</c>, which must be the project's own folder; null to search.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? folder)
    {
        if (folder is not null)
        {
            return In(Path.GetFullPath(folder)) ?? throw new UsageException($"There is no Pulumi.yaml in {Path.GetFullPath(folder)}. Give --cwd the folder of a Pulumi project.");
        }

        var here = Directory.GetCurrentDirectory();
        return Above(here) ?? Above(AppContext.BaseDirectory)
            ?? throw new UsageException($"There is no Pulumi.yaml in {here} or a folder above it. Go to a Pulumi project, or give its folder with --cwd.");
    }

    /// <exception cref="ProblemException">All that is wrong in the file.</exception>
    public static Project Read(string path)
    {
        List<Problem> problems = [];
        var file = Path.GetFileName(path);
        var root = YamlReader.Read(path, file, problems);
        var project = problems.Count > 0 ? null
            : root is YamlMapping map ? Read(map, path, file, problems)
            : Fail(problems, file, root, "The file is not a map of names and values.", "Begin with name: and runtime:.");
        return problems.Count == 0 ? project! : throw new ProblemException(problems);
    }

    private static Project? Read(YamlMapping map, string path, string file, List<Problem> problems)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Text(map, "name", file, problems);
        if (map.Find("name") is null)
        {
            Fail(problems, file, map, "The project has no name.", "Add name: with the project's name.");
        }
        else if (name == "" && problems.Count == 0)
        {
            Fail(problems, file, map.Find("name")!.Value, "The project's name is empty.", "Write the project's name.");
        }

        (var runtime, var binary) = Runtime(map, file, problems);
        var main = Text(map, "main", file, problems);
        if (main != "" && !Path.Exists(Path.Combine(folder, main)))
        {
            Fail(problems, file, map.Find("main")!.Value, $"main is \"{main}\", which is not there; expected the program's folder or project file.", "Mend the path; it is relative to this file.");
        }

        var stackFolder = Text(map, "stackConfigDir", file, problems);
        IReadOnlyList<DeclaredSetting> config = [];
        switch (map.Find("config")?.Value)
        {
            // The old spelling of stackConfigDir.
            case YamlScalar { Value: string folderOfStacks } node:
                if (map.Find("stackConfigDir") is not null)
                {
                    Fail(problems, file, node, "Both config and stackConfigDir name the folder of the stacks.", "Keep stackConfigDir.");
                }

                stackFolder = folderOfStacks;
                break;
            case YamlMapping schema:
                config = new ConfigSchema(name, file, problems).Read(schema);
                break;
            case null or YamlScalar { Value: null }:
                break;
            case { } other:
                Fail(problems, file, other, $"config is {other.Shown}; expected a map of settings.", "Write a setting per line: its name, a colon, its type or value.");
                break;
        }

        return new Project
        {
            Name = name,
            Folder = folder,
            FileName = file,
            Runtime = runtime,
            Binary = binary,
            Main = main,
            StackConfigDir = stackFolder,
            Config = config,
        };
    }

    private static (string Name, string? Binary) Runtime(YamlMapping map, string file, List<Problem> problems)
    {
        switch (map.Find("runtime")?.Value)
        {
            case YamlScalar { Value: string name } when name != "":
                return (name, null);
            case YamlMapping runtime when runtime.Find("name")?.Value is YamlScalar { Value: string name } && name != "":
                var options = runtime.Find("options")?.Value as YamlMapping;
                return (name, options?.Find("binary") is null ? null : Text(options, "binary", file, problems));
            case { } other:
                Fail(problems, file, other, $"runtime is {other.Shown}; expected a name, or a map with name and options.", "Write runtime: dotnet.");
                break;
            case null:
                Fail(problems, file, map, "The project has no runtime.", "Add runtime: dotnet.");
                break;
        }

        return ("", null);
    }

    private static string Text(YamlMapping map, string key, string file, List<Problem> problems)
    {
        switch (map.Find(key)?.Value)
        {
            case null or YamlScalar { Value: null }:
                return "";
            case YamlScalar { Value: string text }:
                return text;
            case { } other:
                Fail(problems, file, other, $"{key} is {other.Shown}; expected a text.", "Write a text; put quotes around it when it looks like a number, true or false.");
                return "";
        }
    }

    private static Project? Fail(List<Problem> problems, string file, YamlNode? node, string message, string remedy)
    {
        problems.Add(new Problem(file, node?.Line ?? 1, node?.Column ?? 1, message, remedy));
        return null;
    }

    private static string? In(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The project file of the folder, or of the first above it that has one.</summary>
    internal static string? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (In(at.FullName) is { } file)
            {
                return file;
            }
        }

        return null;
    }
}
