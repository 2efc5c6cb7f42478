using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PolicyEngine.Model;

/// <summary>The grammar of policy names.</summary>
public static partial class PolicyName
{
    /// <summary>The first words of policy names.</summary>
    public static ImmutableArray<string> Areas { get; } =
    [
        "api", "bucket", "cluster", "data", "files", "helm", "identity", "key", "log", "monitoring", "network", "node", "platform", "pod", "queue", "registry",
        "role",
        "scheduling", "secret", "service", "spark", "storage", "tag", "tenant",
    ];

    /// <summary>True for an area and at least two more words, joined by dashes, 60 characters together at most.</summary>
    public static bool IsValid(string id) => id.Length <= 60 && Words().IsMatch(id) && Areas.Contains(AreaOf(id));

    /// <summary>The name's first word.</summary>
    public static string AreaOf(string id) => id.Split('-')[0];

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+){2,}\\z")]
    private static partial Regex Words();
}
