using Preview.Sides;

namespace Preview.Reports.Terminal;

/// <summary>One line on a terminal that says what is going on, as long as it goes on.</summary>
internal sealed class Progress : IStackProgress
{
    // What is ready sooner needs no line that flashes up.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private const string Wheel = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string EraseLine = "\r\u001b[K";

    private readonly TextWriter? _terminal;
    private readonly string _what;
    private readonly int _count;
    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private readonly DateTime _start = DateTime.UtcNow;
    private int _done;
    private int _turns;
    private bool _ended;

    /// <param name="terminal">Null when there is none.</param>
    /// <param name="stacks">What is previewed.</param>
    public Progress(TextWriter? terminal, IReadOnlyList<string> stacks)
    {
        _terminal = terminal;
        _count = stacks.Count;
        _what = stacks.Count == 1 ? stacks[0] : $"{stacks.Count} stacks";
        _timer = terminal is null ? null : new Timer(_ => Turn(), null, Patience, Step);
    }

    public void Report(int done) => Volatile.Write(ref _done, done);

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            if (_turns > 0)
            {
                _terminal!.Write(EraseLine);
            }

            _ended = true;
        }
    }

    private void Turn()
    {
        lock (_lock)
        {
            if (!_ended)
            {
                var count = _count == 1 ? "" : $", {Volatile.Read(ref _done)} done";
                _terminal!.Write($"{EraseLine}{Wheel[_turns++ % Wheel.Length]} previewing {_what}{count}  {(DateTime.UtcNow - _start).TotalSeconds:0.0} s");
            }
        }
    }
}
