using Preview.Projects;

namespace Preview.Tests.Support;

/// <summary>A project folder that is there for one test.</summary>
internal sealed class TempProject : IDisposable
{
    public TempProject(string projectFile = "name: shop\nruntime: dotnet\nmain: prog\nstackConfigDir: stacks\n")
    {
        Folder = Directory.CreateTempSubdirectory("preview-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "prog"));
        Write("Pulumi.yaml", projectFile);
    }

    public string Folder { get; }

    public TempProject Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public TempProject Stack(string name, string text) => Write($"stacks/Pulumi.{name}.yaml", text);

    public Project Read() => ProjectFile.Read(Path.Combine(Folder, "Pulumi.yaml"));

    public StackSettings Settings(string stack = "dev") => StackFile.Read(Read(), stack);

    /// <summary>The problems of the project file or, when that is right, of a stack.</summary>
    public string Problems(string stack = "dev")
    {
        var error = Assert.Throws<ProblemException>(() => { _ = File.Exists(Read().StackFile(stack)) ? Settings(stack) : StackSettings.Empty; });
        return string.Join("\n", error.Problems);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
