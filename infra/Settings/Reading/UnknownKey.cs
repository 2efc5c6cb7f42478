namespace Infra.Settings.Reading;

/// <summary>Says that a key is not known, and which one was probably meant.</summary>
internal static class UnknownKey
{
    public static string Describe(string shown, string key, IReadOnlyCollection<string> known, string prefix = "")
    {
        var remedy = Nearest(key, known) is { } nearest
            ? $"Did you mean {prefix}{nearest}?"
            : $"Known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
        return $"{shown} is not a known key. {remedy}";
    }

    /// <summary>The known key that was probably meant; null where none is near enough.</summary>
    public static string? Nearest(string key, IEnumerable<string> known)
    {
        var nearest = known.Order(StringComparer.Ordinal).MinBy(candidate => Distance(key, candidate));
        return nearest is not null && Distance(key, nearest) <= Math.Max(1, key.Length / 3) ? nearest : null;
    }

    /// <summary>Whether one typing error makes the one word of the other.</summary>
    public static bool IsOneErrorAway(string a, string b) => a != b && Distance(a, b) <= 1;

    /// <summary>How many letters must be put in, taken out, changed, or swapped with the next; without regard to case.</summary>
    private static int Distance(string a, string b)
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
