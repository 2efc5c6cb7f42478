namespace Policies.Tests.Hosting;

/// <summary>A project with stacks and settings of the policies, in a folder of its own.</summary>
internal sealed class PackProject : IDisposable
{
    public PackProject(string? settings = null)
    {
        Root = Directory.CreateTempSubdirectory("pack-").FullName;
        Program = Directory.CreateDirectory(Path.Combine(Root, "infra")).FullName;
        var stacks = Directory.CreateDirectory(Path.Combine(Root, "settings")).FullName;
        File.WriteAllText(Path.Combine(Root, "Pulumi.yaml"), "name: fixture\nruntime: dotnet\nstackConfigDir: settings\n");
        File.WriteAllText(Path.Combine(stacks, "Pulumi.dev.yaml"), "config: {}\n");
        File.WriteAllText(Path.Combine(stacks, "Pulumi.prod.yaml"), "config: {}\n");
        if (settings is not null)
        {
            File.WriteAllText(Path.Combine(stacks, "policies.yaml"), settings);
        }
    }

    public string Root { get; }

    /// <summary>The program's folder.</summary>
    public string Program { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
