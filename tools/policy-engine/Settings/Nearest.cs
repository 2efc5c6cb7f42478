namespace PolicyEngine.Settings;

/// <summary>What somebody may have meant.</summary>
public static class Nearest
{
    /// <summary>"Did you mean x?" with the known name that is nearest; otherwise what else there is to say.</summary>
    public static string Hint(string name, IEnumerable<string> known, string otherwise) => Of(name, known) is { } nearest ? $"Did you mean {nearest}?" : otherwise;

    /// <summary>The known name that is nearest, if it is near enough to be meant; else null.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could be meant.</param>
    public static string? Of(string name, IEnumerable<string> known)
    {
        (string? Name, int Distance) best = known
            .Select(candidate => ((string?)candidate, Distance: Distance(name, candidate)))
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Item1, StringComparer.Ordinal)
            .FirstOrDefault((null, int.MaxValue));
        return best.Distance <= Math.Max(1, name.Length / 3) ? best.Name : null;
    }

    // How many letters must be put in, taken out, changed, or swapped with the next.
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
                    steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
