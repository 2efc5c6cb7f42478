namespace Pulumi;

/// <summary>Counts what is under way, so that the program does not end before it, and keeps what went wrong.</summary>
internal sealed class InFlightWork
{
    private readonly Lock _gate = new();
    private readonly Action<Task> _done;
    private List<Exception> _errors = [];
    private TaskCompletionSource? _waiter;
    private int _count;

    public InFlightWork() => _done = Done;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _count++;
        }

        // In place: a program has thousands of these, and each hop to the thread pool would cost more than the work.
        task.ContinueWith(_done, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until nothing is under way, or until something failed.</summary>
    /// <returns>The errors, each once; none if all went well.</returns>
    public async Task<IReadOnlyList<Exception>> IdleOrFirstErrorsAsync()
    {
        Task? wait = null;
        lock (_gate)
        {
            if (_count > 0 && _errors.Count == 0)
            {
                _waiter ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                wait = _waiter.Task;
            }
        }

        if (wait is not null)
        {
            await wait.ConfigureAwait(false);
        }

        lock (_gate)
        {
            // A task that waits for a failed output fails with the same exception.
            var errors = _errors.Distinct().ToList();
            _errors = [];
            return errors;
        }
    }

    private void Done(Task task)
    {
        TaskCompletionSource? waiter = null;
        lock (_gate)
        {
            _count--;
            if (task.Exception is { } error)
            {
                _errors.AddRange(error.InnerExceptions);
            }

            if (_waiter is not null && (_count == 0 || _errors.Count > 0))
            {
                (waiter, _waiter) = (_waiter, null);
            }
        }

        waiter?.SetResult();
    }
}
