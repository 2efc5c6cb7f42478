namespace Pulumi;

/// <summary>Names the package that a resource's type belongs to, so that the engine loads exactly that one.</summary>
/// <param name="name">The plugin's name.</param>
/// <param name="version">The plugin's version.</param>
/// <param name="downloadUrl">Where the plugin is downloaded from. Default: Pulumi's own place.</param>
public sealed class RegisterPackageRequest(string name, string version, string? downloadUrl)
{
    /// <summary>The plugin's name.</summary>
    public string Name { get; } = name;

    /// <summary>The plugin's version.</summary>
    public string Version { get; } = version;

    /// <summary>Where the plugin is downloaded from; empty for Pulumi's own place.</summary>
    public string DownloadUrl { get; } = downloadUrl ?? string.Empty;
}
