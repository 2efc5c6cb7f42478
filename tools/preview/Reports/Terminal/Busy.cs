using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>A line that says what takes long, on a terminal; it is gone when the work is done.</summary>
internal sealed class Busy : IDisposable
{
    private readonly TextWriter? _terminal;

    public Busy(TextWriter? terminal, string what)
    {
        _terminal = terminal;
        _terminal?.Write($"\r\u001b[K{Span.Clean(what)} …");
        _terminal?.Flush();
    }

    public void Dispose()
    {
        _terminal?.Write("\r\u001b[K");
        _terminal?.Flush();
    }
}
