using System.Globalization;
using System.Text.RegularExpressions;

namespace Preview.Engine;

/// <summary>Durations as Go spells them, which is how Pulumi writes timeouts: <c>1h30m</c>, <c>20m</c>, <c>1.5s</c>.</summary>
internal static partial class Durations
{
    /// <summary>The duration in seconds; null when the text is none.</summary>
    public static double? Seconds(string text)
    {
        var match = Duration().Match(text);
        if (!match.Success)
        {
            return null;
        }

        double seconds = 0;
        foreach ((var number, var unit) in match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures))
        {
            seconds += double.Parse(number.Value, CultureInfo.InvariantCulture) * unit.Value switch
            {
                "h" => 3600,
                "m" => 60,
                "s" => 1,
                "ms" => 1e-3,
                "ns" => 1e-9,
                _ => 1e-6,
            };
        }

        return seconds;
    }

    [GeneratedRegex(@"^((?<number>\d+(\.\d*)?|\.\d+)(?<unit>h|ms|m|s|us|µs|ns))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
