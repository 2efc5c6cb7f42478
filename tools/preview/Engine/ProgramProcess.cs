using System.ComponentModel;
using System.Diagnostics;
using Preview.Projects;

namespace Preview.Engine;

/// <summary>The running program of one stack. Disposing it ends it and all that it started.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly string[] Proxies = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "grpc_proxy"];

    // What is killed is gone in no time, unless the system itself hangs.
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _reading;

    private ProgramProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Output.ReadAsync(process.StandardOutput), Output.ReadAsync(process.StandardError));
    }

    public ProgramOutput Output { get; } = new();

    /// <summary>Starts the program with the environment that Pulumi's CLI gives it in a preview.</summary>
    /// <exception cref="NotBuiltException">The system cannot start it.</exception>
    public static ProgramProcess Start(ProgramFile program, Project project, StackIdentity stack, string address)
    {
        var start = new ProcessStartInfo(program.Executable, program.Arguments)
        {
            WorkingDirectory = project.MainFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach ((var name, var value) in Environment(project, stack, address))
        {
            start.Environment[name] = value;
        }

        // A .NET process that is killed leaves the files behind by which a debugger would reach it.
        start.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");

        // A seventh of a short program's time goes into mapping each piece of compiled code twice, once to write and once to run it.
        start.Environment.TryAdd("DOTNET_EnableWriteXorExecute", "0");

        // A proxy must not get between two processes of one machine.
        if (Proxies.Any(start.Environment.ContainsKey))
        {
            foreach (var name in new[] { "no_proxy", "NO_PROXY" })
            {
                var others = start.Environment.TryGetValue(name, out var set) && !string.IsNullOrEmpty(set) ? set + "," : "";
                start.Environment[name] = others + "127.0.0.1,localhost";
            }
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ProgramProcess(process);
        }
        catch (Win32Exception e)
        {
            throw new NotBuiltException($"The program cannot be started: {program.Executable}: {e.Message}.");
        }
    }

    /// <summary>Waits for the end; the exit code, or null when the time ran out.</summary>
    public async Task<int?> WaitAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            await _reading.WaitAsync(limit.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Ends the program and all that it started; does nothing when it has ended.</summary>
    public void Kill()
    {
        // What a process started cannot be found any more once it has ended, and looking goes through all processes of the machine.
        if (_process.HasExited)
        {
            return;
        }

        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(KillTimeout);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static IEnumerable<(string Name, string Value)> Environment(Project project, StackIdentity stack, string address) =>
    [
        ("PULUMI_MONITOR", address),
        ("PULUMI_ENGINE", address),
        ("PULUMI_ORGANIZATION", "organization"),
        ("PULUMI_PROJECT", stack.Project),
        ("PULUMI_ROOT_DIRECTORY", project.Folder),
        ("PULUMI_STACK", stack.Stack),
        ("PULUMI_PWD", project.MainFolder),
        ("PULUMI_DRY_RUN", "true"),
        ("PULUMI_QUERY_MODE", "false"),
        ("PULUMI_PARALLEL", "16"),
        ("PULUMI_TRACING", ""),
        ("PULUMI_CONFIG", stack.Settings.ToConfig()),
        ("PULUMI_CONFIG_SECRET_KEYS", stack.Settings.ToSecretKeys()),
    ];
}
