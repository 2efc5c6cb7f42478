using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>What docs/operations.md says that "pulumi destroy" leaves in the cluster.</summary>
internal static partial class TeardownList
{
    public const string Document = "docs/operations.md";

    /// <summary>The rows of the table.</summary>
    public static IReadOnlyList<Leftover> Read() =>
    [
        .. Chapter().Split('\n').Select(static line => Row().Match(line)).Where(static row => row.Success)
            .Select(static row => new Leftover(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value)),
    ];

    /// <summary>The chapter's text, with the commands.</summary>
    public static string Chapter()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, Document));
        var start = text.IndexOf("### What `pulumi destroy` leaves in the cluster\n", StringComparison.Ordinal);
        return start < 0 ? throw new InvalidOperationException($"{Document} has no such chapter.") : text[start..text.IndexOf("\n## ", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"^\| ([A-Z]\w+) \| `?([^`|]+?)`? \| .* \| (\w[\w ,]*) \|$")]
    private static partial Regex Row();
}

/// <summary>A thing that stays.</summary>
/// <param name="Kind">Its Kubernetes kind.</param>
/// <param name="Name">Its name; for volumes, which the cluster names, what they are.</param>
/// <param name="When">
/// <c>always</c>; <c>YuniKorn</c>, with that scheduler; <c>YuniKorn, running</c>, once its pods have run; <c>keepVolumes</c>, with that setting.
/// </param>
internal sealed record Leftover(string Kind, string Name, string When);
