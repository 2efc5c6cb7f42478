using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Infra.Settings.Reading;

/// <summary>
/// Turns into an error with a position what would otherwise end the program: for some broken texts YamlDotNet throws an exception that
/// names no position, and an alias of the very value that it is in is followed without end.
/// </summary>
internal sealed class PositionedParser(IParser parser) : IParser
{
    private readonly Stack<AnchorName> _open = new();
    private Mark _last = Mark.Empty;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="YamlException">The text is not valid YAML.</exception>
    public static YamlStream Load(string text)
    {
        var parser = new PositionedParser(new Parser(new StringReader(text)));
        var stream = new YamlStream();
        try
        {
            stream.Load(parser);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new YamlException(parser._last, parser._last, "After this, something does not belong here.", e);
        }

        return stream;
    }

    public bool MoveNext()
    {
        var moved = parser.MoveNext();
        _last = parser.Current?.End ?? _last;
        CheckAlias(parser.Current);
        return moved;
    }

    private void CheckAlias(ParsingEvent? current)
    {
        switch (current)
        {
            case MappingStart or SequenceStart:
                _open.Push(((NodeEvent)current).Anchor);
                break;
            case MappingEnd or SequenceEnd:
                _open.Pop();
                break;
            case AnchorAlias alias when _open.Contains(alias.Value):
                throw new YamlException(alias.Start, alias.End, $"The alias *{alias.Value} names a value that it is part of.");
        }
    }
}
