using System.Text.RegularExpressions;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>
/// Finds the selectors of a query: each name that is neither a function, nor a keyword, nor in the brackets of a grouping, with the labels
/// that it is matched by. Whether a query is valid is promtool's to say.
/// </summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Groupings = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    private static readonly HashSet<string> Words = ["and", "or", "unless", "bool", "offset", "inf", "nan"];

    public static IEnumerable<(string Metric, IReadOnlyList<string> Labels)> Selectors(string query)
    {
        var tokens = Token().Matches(query).Select(match => match.Value).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!Name().IsMatch(tokens[i]) || Words.Contains(tokens[i]))
            {
                continue;
            }

            var next = i + 1 < tokens.Count ? tokens[i + 1] : "";
            if (next == "(" && Groupings.Contains(tokens[i]))
            {
                i = tokens.IndexOf(")", i);
            }
            else if (next is not "(" && !Groupings.Contains(tokens[i]) && !(next is "by" or "without"))
            {
                var name = tokens[i];
                var labels = new List<string>();
                if (next == "{")
                {
                    var end = tokens.IndexOf("}", i);
                    labels.AddRange(tokens.Skip(i + 2).Take(end - i - 2).Where(token => Name().IsMatch(token)));
                    i = end;
                }

                yield return (name, labels);
            }
        }
    }

    /// <summary>Texts, durations and numbers each as a whole, so that nothing in them is taken for a name.</summary>
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|\[[^\]]*\]|[0-9][0-9.]*[a-z]*|[a-zA-Z_:][a-zA-Z0-9_:]*|[^\s]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[a-zA-Z_:][a-zA-Z0-9_:]*\z")]
    private static partial Regex Name();
}
