using Severity = Pulumirpc.LogSeverity;

namespace Pulumi;

/// <summary>Sends messages to the person who runs the program, in order, through the engine.</summary>
internal sealed class EngineLog(IEngine engine, InFlightWork work)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private bool _hasErrors;

    /// <summary>Whether an error was sent, after which the program does not end well.</summary>
    public bool HasErrors => Volatile.Read(ref _hasErrors);

    public Task ErrorAsync(string message, Resource? resource = null) => SendAsync(Severity.Error, message, resource);

    public Task SendAsync(Severity severity, string message, Resource? resource, int? streamId = null, bool? ephemeral = null)
    {
        Task task;
        lock (_gate)
        {
            if (severity == Severity.Error)
            {
                Volatile.Write(ref _hasErrors, true);
            }

            task = _last = SendAfterAsync(_last);
        }

        work.Track(task);
        return task;

        async Task SendAfterAsync(Task previous)
        {
            // Whatever became of the message before; its own sender hears of it.
            await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await engine.LogAsync(new()
                {
                    Severity = severity,
                    Message = message,
                    Urn = await UrnOfAsync(resource).ConfigureAwait(false),
                    StreamId = streamId ?? 0,
                    Ephemeral = ephemeral ?? false,
                }).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Volatile.Write(ref _hasErrors, true);
                throw new LogException(e);
            }
        }
    }

    private static async Task<string> UrnOfAsync(Resource? resource)
    {
        if (resource is null)
        {
            return string.Empty;
        }

        try
        {
            return await resource.Urn.ValueAsync(string.Empty).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A resource that failed to register has no URN. What there is to say about it must be said all the same.
            return string.Empty;
        }
    }
}
