namespace Pulumi;

/// <summary>Runs a program under the engine, or under mocks in a test.</summary>
public sealed partial class Deployment
{
    // Flows with the program's tasks, so that several tests may run at the same time in one process.
    private static readonly AsyncLocal<DeploymentInstance?> RunningInstance = new();

    private Deployment()
    {
    }

    /// <summary>The deployment that is running; an error outside of one.</summary>
    public static DeploymentInstance Instance
        => RunningInstance.Value
            ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    /// <summary>The deployment that is running, or <see langword="null"/>.</summary>
    internal static Session? Current => RunningInstance.Value?.Session;

    /// <inheritdoc cref="Instance"/>
    internal static Session Required => Instance.Session;

    /// <summary>Fails unless the version of the Pulumi CLI is in a range, for example <c>&gt;=3.200.0</c>.</summary>
    /// <param name="pulumiVersionRange">The range, in the notation of semantic versions.</param>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        var task = Required.Engine.RequirePulumiVersionAsync(pulumiVersionRange);
        Required.Work.Track(task);
        return task;
    }

    // Must stay async: the value of an AsyncLocal that is set in an async method does not leak to its caller.
    private static async Task<int> RunInAsync(Func<Session> start, Func<Runner, Task<int>> run)
    {
        if (Environment.GetEnvironmentVariable("PULUMI_ATTACH_DEBUGGER") == "true")
        {
            while (!System.Diagnostics.Debugger.IsAttached)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }

        if (RunningInstance.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        var session = start();
        RunningInstance.Value = new(session);
        return await run(new Runner(session)).ConfigureAwait(false);
    }
}
