namespace Infra.Settings.Reading;

/// <summary>Says that a key is not known, and which one was probably meant.</summary>
internal static class UnknownKey
{
    public static string Describe(string shown, string key, IEnumerable<string> known, string prefix = "")
    {
        var ordered = known.Order(StringComparer.Ordinal).ToList();
        var nearest = ordered.MinBy(candidate => Distance(key, candidate));
        var remedy = nearest is not null && Distance(key, nearest) <= Math.Max(1, key.Length / 3)
            ? $"Did you mean {prefix}{nearest}?"
            : $"Known here: {string.Join(", ", ordered)}.";
        return $"{shown} is not a known key. {remedy}";
    }

    /// <summary>Levenshtein's distance, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
