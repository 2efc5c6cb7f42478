using Pulumirpc;

namespace Preview.Engine;

/// <summary>Where in the user's program something was registered, as far as the SDK says.</summary>
internal static class SourceLocations
{
    /// <summary>For a person: <c>infra/Program.cs:12</c>, or the full path of a file outside the project; null when unknown.</summary>
    public static string? Readable(SourcePosition? position, string projectFolder) =>
        RelativePath(position, projectFolder) is not { } path ? null
        : path.StartsWith("../", StringComparison.Ordinal) ? $"{new Uri(position!.Uri).LocalPath}:{position.Line}"
        : $"{path}:{position!.Line}";

    /// <summary>As Pulumi's engine stores it: <c>project:///infra/Program.cs#12,5</c>; empty when unknown.</summary>
    public static string Stored(SourcePosition? position, string projectFolder) =>
        RelativePath(position, projectFolder) is not { } path ? ""
        : position!.Column > 0 ? $"project:///{path}#{position.Line},{position.Column}"
        : $"project:///{path}#{position.Line}";

    private static string? RelativePath(SourcePosition? position, string projectFolder) =>
        position is { Line: > 0 } && Uri.TryCreate(position.Uri, UriKind.Absolute, out Uri? uri) && uri.IsFile
            ? Path.GetRelativePath(projectFolder, uri.LocalPath).Replace('\\', '/')
            : null;
}
