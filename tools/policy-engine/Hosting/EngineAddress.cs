using System.Net.Sockets;

namespace PolicyEngine.Hosting;

/// <summary>The address of the engine that started the pack.</summary>
/// <param name="Host">The host name or IP address.</param>
/// <param name="Port">Its port.</param>
internal sealed record EngineAddress(string Host, int Port)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The address among a plugin's arguments; null when there is none. Before it there may be flags, some with a value of their own, as in
    /// <c>--logtostderr -v=9 --tracing tcp://127.0.0.1:6831 127.0.0.1:40123</c>.
    /// </summary>
    public static EngineAddress? Find(IEnumerable<string> args) => args.Select(Parse).LastOrDefault(address => address is not null);

    /// <summary>Returns when the engine no longer accepts connections. An engine that was killed cannot say that it is gone.</summary>
    public async Task WaitUntilGoneAsync(TimeProvider time, CancellationToken cancellation)
    {
        // One failure may be a busy machine.
        for (var misses = 0; misses < 2;)
        {
            await Task.Delay(Pause, time, cancellation);
            misses = await AnswersAsync(time, cancellation) ? 0 : misses + 1;
        }
    }

    private static EngineAddress? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && !text.StartsWith('-') && !text.Contains('/') && ushort.TryParse(text.AsSpan(colon + 1), out var port) && port > 0
            ? new EngineAddress(text[..colon].Trim('[', ']'), port)
            : null;
    }

    private async Task<bool> AnswersAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(Host, Port, either.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
