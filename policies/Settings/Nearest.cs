namespace Policies.Settings;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>"Did you mean x?" with the known name that is nearest; otherwise what else there is to say.</summary>
    public static string Hint(string name, IEnumerable<string> known, string otherwise)
    {
        (string Name, int Distance) best = known
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault(("", int.MaxValue));
        return best.Distance <= Math.Max(2, name.Length / 3) ? $"Did you mean {best.Name}?" : otherwise;
    }

    // How many letters must be put in, taken out or changed.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
