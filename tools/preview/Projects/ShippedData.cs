namespace Preview.Projects;

/// <summary>The files of facts that come with the preview, in the folder <c>data</c> beside it.</summary>
internal static class ShippedData
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <param name="name">The file's name.</param>
    /// <param name="folder">Another folder that has such a file. Default: the shipped one.</param>
    /// <exception cref="ProblemException">The file is no map, or not there.</exception>
    public static YamlMapping Read(string name, string? folder = null) => DataFile.Read(Path.Combine(folder ?? Folder, name), $"tools/preview/data/{name}");
}
