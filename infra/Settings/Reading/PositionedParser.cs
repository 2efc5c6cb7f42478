using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Settings.Reading;

/// <summary>
/// Knows where it is when something is wrong: for some broken flow collections YamlDotNet's parser throws an exception that names no
/// position.
/// </summary>
internal sealed class PositionedParser(IParser parser) : IParser
{
    private Mark _last = Mark.Empty;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            var moved = parser.MoveNext();
            _last = parser.Current?.End ?? _last;
            return moved;
        }
        catch (InvalidOperationException e)
        {
            throw new YamlException(_last, _last, "After this, something does not belong here.", e);
        }
    }
}
