namespace Pulumi;

/// <summary>
/// Holds a program back that makes resources faster than the engine takes them: what has been made and not been sent is the most of
/// what a large program needs in memory. A resource that can only be sent once the program goes on must not wait forever, so where
/// no answer comes the program is not held back again.
/// </summary>
/// <param name="most">How many resources may be on their way before the program waits.</param>
/// <param name="patience">How long it waits for an answer that does not come.</param>
internal sealed class Backlog(int most, TimeSpan patience)
{
    private readonly object _gate = new();
    private int _underWay;
    private int _answered;
    private bool _isOff;

    public int UnderWay
    {
        get
        {
            lock (_gate)
            {
                return _underWay;
            }
        }
    }

    /// <summary>Counts a resource that is on its way, and returns when there is room for the next.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _underWay++;
            if (_underWay <= most)
            {
                return;
            }

            // Once there is room it is made for many: waking up for each would cost more than it holds back.
            for (var answered = _answered; !_isOff && _underWay > most / 2; answered = _answered)
            {
                _isOff = !Monitor.Wait(_gate, patience) && _answered == answered;
            }
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _underWay--;
            _answered++;
            if (_underWay == most / 2)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
