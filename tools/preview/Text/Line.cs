using System.Text;

namespace Preview.Text;

/// <summary>A piece of text of one tone.</summary>
internal readonly record struct Span(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Text from elsewhere, which could hold anything: what would move the cursor is taken out.</summary>
    public static Span Of(string text, Tone tone = Tone.Plain) => new(Clean(text), tone);

    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u001b')
            {
                // An escape sequence ends with its first letter.
                while (i + 1 < text.Length && !char.IsAsciiLetter(text[i]))
                {
                    i++;
                }
            }
            else if (text[i] is '\t' or '\n')
            {
                clean.Append(' ');
            }
            else if (!char.IsControl(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }
}

/// <summary>
/// A line that knows how to become several: words go to the next line as a whole, and the next line begins with
/// <see cref="Hanging"/>.
/// </summary>
internal sealed class Line(params IEnumerable<Span> start)
{
    /// <summary>A line is cut into pieces no narrower than this, however deep its indentation.</summary>
    private const int NarrowestText = 20;

    private readonly List<Span> _start = [.. start];
    private readonly List<Span[]> _words = [];

    /// <summary>What further lines begin with.</summary>
    public IReadOnlyList<Span> Hanging { get; init; } = [];

    /// <summary>How wide it is as one line.</summary>
    public int Length => LengthOf(_start) + _words.Sum(word => LengthOf(word) + 1) - (_words.Count > 0 ? 1 : 0);

    /// <summary>Adds something that is not taken apart; a space goes before it.</summary>
    public Line Word(params Span[] spans)
    {
        _words.Add(spans);
        return this;
    }

    /// <summary>Adds text word by word.</summary>
    public Line Text(string text, Tone tone = Tone.Plain)
    {
        foreach (var word in Span.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _words.Add([new Span(word, tone)]);
        }

        return this;
    }

    /// <summary>The lines as they are shown; null for a width without end.</summary>
    public IEnumerable<IReadOnlyList<Span>> Wrap(int? width)
    {
        List<Span> line = [.. _start];
        var used = LengthOf(line);
        var indentation = LengthOf(Hanging);
        var limit = width is { } given ? Math.Max(given, indentation + NarrowestText) : int.MaxValue;
        var fresh = true;
        foreach (var word in _words.SelectMany(word => Cut(word, limit - indentation)))
        {
            var length = LengthOf(word);
            // The start of a line ends with its own space.
            var gap = fresh ? 0 : 1;
            if (used + gap + length > limit && !(fresh && used <= indentation))
            {
                yield return Trimmed(line);
                line = [.. Hanging];
                used = indentation;
                gap = 0;
            }

            if (gap == 1)
            {
                line.Add(new Span(" "));
            }

            line.AddRange(word);
            used += gap + length;
            fresh = false;
        }

        yield return Trimmed(line);
    }

    private static int LengthOf(IEnumerable<Span> spans) => spans.Sum(span => span.Text.Length);

    // A word that is longer than a line is cut where the line ends.
    private static IEnumerable<Span[]> Cut(Span[] word, int longest)
    {
        if (LengthOf(word) <= longest)
        {
            yield return word;
            yield break;
        }

        foreach (var span in word)
        {
            for (var at = 0; at < span.Text.Length; at += longest)
            {
                yield return [span with { Text = span.Text.Substring(at, Math.Min(longest, span.Text.Length - at)) }];
            }
        }
    }

    private static List<Span> Trimmed(List<Span> line)
    {
        while (line.Count > 0)
        {
            var text = line[^1].Text.TrimEnd();
            if (text.Length > 0)
            {
                line[^1] = line[^1] with { Text = text };
                return line;
            }

            line.RemoveAt(line.Count - 1);
        }

        return line;
    }
}
