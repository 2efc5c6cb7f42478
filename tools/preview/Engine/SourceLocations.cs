using System.Collections.Concurrent;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>Where in the user's program something was registered, as far as the SDK says.</summary>
internal sealed class SourceLocations(string projectFolder)
{
    // A program has few files and registers much in each.
    private readonly ConcurrentDictionary<string, string?> _relativePaths = new(StringComparer.Ordinal);

    /// <summary>For a person: <c>infra/Program.cs:12</c>, or the full path of a file outside the project; null when unknown.</summary>
    public string? Readable(SourcePosition? position) =>
        RelativePath(position) is not { } path ? null
        : path.StartsWith("../", StringComparison.Ordinal) ? $"{new Uri(position!.Uri).LocalPath}:{position.Line}"
        : $"{path}:{position!.Line}";

    /// <summary>As Pulumi's engine stores it: <c>project:///infra/Program.cs#12,5</c>; empty when unknown.</summary>
    public string Stored(SourcePosition? position) =>
        RelativePath(position) is not { } path ? ""
        : position!.Column > 0 ? $"project:///{path}#{position.Line},{position.Column}"
        : $"project:///{path}#{position.Line}";

    private string? RelativePath(SourcePosition? position) => position is { Line: > 0 } ? _relativePaths.GetOrAdd(position.Uri, RelativePath) : null;

    private string? RelativePath(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsFile
        ? Path.GetRelativePath(projectFolder, uri.LocalPath).Replace('\\', '/')
        : null;
}
