using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Preview.Reports.Html;

/// <summary>
/// A piece of a page, written as an interpolated string. What stands in the braces is text, and is escaped for an element or a
/// quoted attribute alike; only what is a piece itself goes in as it is. So nothing that comes from a plan can become a tag.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Markup(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public static Markup Empty => $"";

    /// <summary>Text that the page needs as it is: its own style sheet and script.</summary>
    public static Markup Verbatim(string text)
    {
        var markup = new Markup(text.Length, 0);
        markup.AppendLiteral(text);
        return markup;
    }

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(Markup piece) => _text.Append(piece._text);

    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
        {
            AppendFormatted(piece);
        }
    }

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(string? text)
    {
        foreach (var c in Text.Span.Clean(text ?? ""))
        {
            AppendFormatted(c);
        }
    }

    public void AppendFormatted(char c) => _ = c switch
    {
        '<' => _text.Append("&lt;"),
        '>' => _text.Append("&gt;"),
        '&' => _text.Append("&amp;"),
        '"' => _text.Append("&quot;"),
        '\'' => _text.Append("&#39;"),
        _ => _text.Append(c),
    };

    public override string ToString() => _text.ToString();
}
