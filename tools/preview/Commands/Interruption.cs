using System.Runtime.InteropServices;

namespace Preview.Commands;

/// <summary>
/// Ctrl-C, or a polite request to end. It is listened for from its creation on, that is before the first program is started: what has
/// been started is ended before the process ends. Who asks a second time does not want to wait for that.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Interruption() => _registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]).Select(signal => PosixSignalRegistration.Create(signal, End))];

    /// <summary>The work's result, or what a shell expects of a process that was interrupted: once the work has tidied up, or has had its time to.</summary>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> work)
    {
        try
        {
            return await await Task.WhenAny(work(_source.Token), _ended.Task);
        }
        catch (OperationCanceledException) when (_source.IsCancellationRequested)
        {
            return _exitCode;
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        var exitCode = context.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
        {
            Environment.Exit(exitCode);
        }

        _ = Task.Delay(Grace, CancellationToken.None).ContinueWith(_ => _ended.TrySetResult(exitCode), TaskScheduler.Default);
        _source.Cancel();
    }
}
