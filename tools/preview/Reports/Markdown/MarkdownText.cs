using System.Text;
using Preview.Text;

namespace Preview.Reports.Markdown;

/// <summary>
/// Text from elsewhere in Markdown, so that it is only ever text: no HTML, no mention of a person, no reference to an issue, no
/// end of the fence that it stands in.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Prose: a sentence with nothing in it that Markdown would take for its own.</summary>
    public static string Prose(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Span.Clean(text))
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' => "&#64;",
                '#' => "&#35;",
                '|' => "&#124;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A name or a path, as code. It holds in a table too, where only a bar would end the cell.</summary>
    public static string Code(string text)
    {
        var clean = Span.Clean(text).Trim().Replace("|", "\\|", StringComparison.Ordinal);
        if (clean == "")
        {
            return "";
        }

        string ticks = new('`', LongestRun(clean) + 1);
        var space = clean[0] == '`' || clean[^1] == '`' ? " " : "";
        return $"{ticks}{space}{clean}{space}{ticks}";
    }

    /// <summary>Text within an HTML element.</summary>
    public static string Html(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Span.Clean(text))
        {
            escaped.Append(char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or ',' or '-' or '/' or '(' or ')' or '=' or '+' || c > 127 ? c.ToString() : $"&#{(int)c};");
        }

        return escaped.ToString();
    }

    /// <summary>Lines in a fence that is longer than any run of backticks in them.</summary>
    public static string Fence(string language, IReadOnlyList<string> lines)
    {
        string fence = new('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return $"{fence}{language}\n{string.Concat(lines.Select(line => line + "\n"))}{fence}\n";
    }

    private static int LongestRun(string line)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
