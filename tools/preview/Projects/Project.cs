namespace Preview.Projects;

/// <summary>A Pulumi project, as its Pulumi.yaml describes it.</summary>
internal sealed record Project
{
    public required string Name { get; init; }

    /// <summary>The folder that Pulumi.yaml is in.</summary>
    public required string Folder { get; init; }

    /// <summary>The project file's name: Pulumi.yaml or Pulumi.yml. Stack files have the same extension.</summary>
    public required string FileName { get; init; }

    /// <summary>The language, for example dotnet.</summary>
    public required string Runtime { get; init; }

    /// <summary><c>runtime.options.binary</c>: a built program, relative to the project folder; null to find it.</summary>
    public string? Binary { get; init; }

    /// <summary>The program's folder or project file, relative to the project folder; empty when it is the project folder.</summary>
    public string Main { get; init; } = "";

    /// <summary>The folder of the stacks' settings, relative to the project folder; empty when it is the project folder.</summary>
    public string StackConfigDir { get; init; } = "";

    public IReadOnlyList<DeclaredSetting> Config { get; init; } = [];

    /// <summary>The program's folder, which is also its working directory.</summary>
    public string MainFolder
    {
        get
        {
            var main = Path.GetFullPath(Path.Combine(Folder, Main));
            return File.Exists(main) ? Path.GetDirectoryName(main)! : main;
        }
    }

    public string StackFolder => Path.GetFullPath(Path.Combine(Folder, StackConfigDir));

    private string Extension => Path.GetExtension(FileName);

    /// <summary>The names of the stacks that have a settings file, sorted.</summary>
    public IReadOnlyList<string> Stacks() =>
    [
        .. (Directory.Exists(StackFolder) ? Directory.EnumerateFiles(StackFolder, $"Pulumi.*{Extension}") : [])
            .Select(file => Path.GetFileName(file)["Pulumi.".Length..^Extension.Length])
            .Where(stack => stack.Length > 0)
            .Order(StringComparer.Ordinal),
    ];

    public string StackFile(string stack) => Path.Combine(StackFolder, $"Pulumi.{stack}{Extension}");

    /// <summary>A path as messages show it.</summary>
    public string Relative(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');
}
