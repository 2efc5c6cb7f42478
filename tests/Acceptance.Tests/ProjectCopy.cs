namespace Acceptance.Tests;

/// <summary>A copy of the project's settings in a folder of its own, for a test to change.</summary>
internal sealed class ProjectCopy : IDisposable
{
    public ProjectCopy()
    {
        Folder = Directory.CreateTempSubdirectory("spark-platform-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "stacks"));
        Directory.CreateDirectory(Path.Combine(Folder, "infra"));
        foreach (var file in (string[])["Pulumi.yaml", "infra/Infra.csproj", "stacks/platform.yaml", "stacks/policies.yaml", "stacks/Pulumi.eks.yaml"])
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(Folder, file));
        }
    }

    public string Folder { get; }

    /// <summary>Adds the other stacks, and what may differ between them.</summary>
    public ProjectCopy WithAllStacks()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "stacks"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(Folder, "stacks", Path.GetFileName(file)), overwrite: true);
        }

        return this;
    }

    /// <summary>Adds to the end of a file.</summary>
    public ProjectCopy Append(string file, string text)
    {
        File.AppendAllText(Path.Combine(Folder, file), text);
        return this;
    }

    /// <summary>Replaces a text that must be there.</summary>
    public ProjectCopy Replace(string file, string text, string with)
    {
        var path = Path.Combine(Folder, file);
        var content = File.ReadAllText(path);
        Assert.Contains(text, content);
        File.WriteAllText(path, content.Replace(text, with));
        return this;
    }

    /// <summary>Removes a text, from where it begins up to another, which stays.</summary>
    public ProjectCopy Cut(string file, string from, string upTo)
    {
        var path = Path.Combine(Folder, file);
        var content = File.ReadAllText(path);
        var start = content.IndexOf(from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : content.IndexOf(upTo, start, StringComparison.Ordinal);
        Assert.True(end > start, $"{file} has no \"{from}\" with \"{upTo}\" after it.");
        File.WriteAllText(path, content.Remove(start, end - start));
        return this;
    }

    public ProjectCopy Write(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public ProjectCopy Delete(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
