namespace Pulumi;

/// <summary>Runs a program to its end: until all that it started is done, or until the first error.</summary>
internal sealed class Runner(Session session)
{
    // The language host prints nothing more after this code, because the user has seen the error.
    private const int ErrorWasShown = 32;

    public Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        => RunAsync(() => new ProgramStack(program, options));

    public async Task<int> RunAsync<TStack>(Func<TStack> make)
        where TStack : Stack
    {
        try
        {
            make().RegisterStackOutputs();
        }
        catch (Exception e)
        {
            return await ReportAsync([e]).ConfigureAwait(false);
        }

        var errors = await session.Work.IdleOrFirstErrorsAsync().ConfigureAwait(false);
        if (errors.Count > 0)
        {
            return await ReportAsync(errors).ConfigureAwait(false);
        }

        if (session.Log.HasErrors)
        {
            return 1;
        }

        try
        {
            await session.Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return await ReportAsync([e]).ConfigureAwait(false);
        }

        return 0;
    }

    private async Task<int> ReportAsync(IReadOnlyList<Exception> errors)
    {
        var exitCode = 1;
        foreach (var error in errors)
        {
            if (await ShowAsync(error).ConfigureAwait(false))
            {
                exitCode = ErrorWasShown;
            }
        }

        if (!session.IsTest)
        {
            // For programs that await RunAsync without returning its result.
            Environment.ExitCode = exitCode;
        }

        return exitCode;
    }

    private async Task<bool> ShowAsync(Exception error)
    {
        switch (error)
        {
            case LogException:
                // The engine cannot be reached to report that it cannot be reached.
                await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine:\n{error}")
                    .ConfigureAwait(false);
                return false;
            case RunException:
                await session.Log.ErrorAsync(error.Message).ConfigureAwait(false);
                return true;
            case ResourceException resourceError:
                await session.Log.ErrorAsync(
                    resourceError.HideStack ? error.Message : error.ToString(), resourceError.Resource).ConfigureAwait(false);
                return true;
            default:
                await session.Log.ErrorAsync(
                    $"Running program '{Environment.GetCommandLineArgs()[0]}' failed with an unhandled exception:\n{error}")
                    .ConfigureAwait(false);
                return true;
        }
    }
}
