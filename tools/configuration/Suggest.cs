namespace Configuration;

/// <summary>Finds the known name that a person probably meant.</summary>
public static class Suggest
{
    /// <summary>"Did you mean x?" with the known name that is nearest; otherwise what else there is to say.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that are known.</param>
    /// <param name="otherwise">The answer where no known name is near.</param>
    /// <param name="prefix">A text that the known names are written with.</param>
    public static string Hint(string name, IEnumerable<string> known, string otherwise, string prefix = "") =>
        Nearest(name, known) is { } nearest ? $"Did you mean {prefix}{nearest}?" : otherwise;

    /// <summary>The known name that is nearest, if it is near enough to be meant; else null.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that are known.</param>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var nearest = known.Order(StringComparer.Ordinal).MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(1, name.Length / 3) ? nearest : null;
    }

    /// <summary>Whether one typing error makes the one word of the other.</summary>
    public static bool IsOneErrorAway(string a, string b) => a != b && Distance(a, b) <= 1;

    /// <summary>The number of letters to insert, delete, change, or swap with the next (Levenshtein with transpositions); without regard to case.</summary>
    public static int Distance(string a, string b)
    {
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                steps[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
                    steps[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
