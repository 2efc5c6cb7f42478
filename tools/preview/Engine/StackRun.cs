using System.Collections.Immutable;
using System.Diagnostics;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Engine;

/// <summary>Previews stacks of a project: each program once, all of them against one server.</summary>
internal sealed class StackRun(Project project, ProgramFile program, TimeSpan timeout)
{
    // Programs are busy from start to end; more of them at once than there are processors only makes each slower.
    private readonly SemaphoreSlim _places = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Previews the stacks; the outcomes are in the order of the names. A stack that fails does not stop the others.</summary>
    /// <param name="stacks">The names.</param>
    /// <param name="finish">Makes the outcome of a stack whole as soon as its program has ended, while others still run.</param>
    /// <param name="progress">Is told how many stacks are done.</param>
    /// <param name="cancellation">Ends all programs.</param>
    /// <typeparam name="T">The outcome of a stack.</typeparam>
    public async Task<ImmutableArray<T>> RunAsync<T>(
        IReadOnlyList<string> stacks, Func<StackPreview, Task<T>> finish, Action<int> progress, CancellationToken cancellation)
    {
        Prepared[] prepared = [.. stacks.Select(Prepare)];
        var server = EngineServer.Listen(prepared.Select(stack => stack.Engine).OfType<StackEngine>());
        var done = 0;

        async Task<T> One(Prepared stack)
        {
            var outcome = await finish(stack.Failed ?? await RunAsync(stack.Engine!, server.AddressOf(stack.Engine!), cancellation));
            progress(Interlocked.Increment(ref done));
            return outcome;
        }

        // The programs start first: they need longer to come up than the server.
        Task<T>[] running = [.. prepared.Select(One)];
        try
        {
            if (server.HasEngines)
            {
                await server.StartAsync(cancellation);
            }
        }
        finally
        {
            await Task.WhenAll(running);
            // Nobody is there any more to be served, so nobody needs to wait for the server's end.
            _ = server.DisposeAsync().AsTask();
        }

        return [.. running.Select(task => task.Result)];
    }

    private Prepared Prepare(string stack)
    {
        try
        {
            var settings = StackFile.Read(project, stack);
            var engine = new StackEngine(new StackIdentity(project.Name, stack, project.Folder, settings), Assumptions.Shipped);
            foreach (var warning in settings.Warnings)
            {
                engine.Report(Tell(warning, Severity.Warning));
            }

            return new Prepared(engine, null);
        }
        catch (ProblemException e)
        {
            return new Prepared(null, new StackPreview
            {
                Plan = new Plan(project.Name, stack, []),
                Diagnostics = [.. e.Problems.Select(problem => Tell(problem, Severity.Error))],
            });
        }
    }

    private async Task<StackPreview> RunAsync(StackEngine engine, string address, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            var clock = Stopwatch.StartNew();
            using var process = ProgramProcess.Start(program, project, engine.Stack, address);
            var exitCode = await process.WaitAsync(timeout, cancellation);
            process.Kill();
            engine.Close();

            (var plan, var logged, var assumed) = engine.Snapshot();
            var output = process.Output.Lines;
            return new StackPreview
            {
                Plan = plan,
                Diagnostics = new ProgramEnd(exitCode, timeout, engine.IsComplete, plan, logged, output, project.Folder).Diagnostics(),
                Assumed = assumed,
                Output = output,
                Elapsed = clock.Elapsed,
            };
        }
        finally
        {
            _places.Release();
        }
    }

    private static Diagnostic Tell(Problem problem, Severity severity) => new(severity, problem.Message)
    {
        Location = problem.Line > 0 ? $"{problem.File}:{problem.Line}:{problem.Column}" : problem.File,
        Remedy = problem.Remedy,
    };

    // The engine of a stack, or the outcome when its settings are wrong.
    private readonly record struct Prepared(StackEngine? Engine, StackPreview? Failed);
}
