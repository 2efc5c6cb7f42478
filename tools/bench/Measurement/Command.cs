using System.Diagnostics;

namespace Bench.Measurement;

/// <summary>A program to start.</summary>
/// <param name="File">What to start.</param>
/// <param name="Arguments">What to give it.</param>
/// <param name="Folder">Where.</param>
internal sealed record Command(string File, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>The environment variables that it needs.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where its output goes; null to drop it.</summary>
    public string? Output { get; init; }

    /// <summary>Runs it from start to end.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public async Task<Run> RunAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((var name, var value) in Environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var tree = new ProcessTree(process.Id);
        try
        {
            var output = CopyAsync(process.StandardOutput.BaseStream, cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var end = Task.WhenAll(process.WaitForExitAsync(cancellation), output, errors);
            while (await Task.WhenAny(end, Task.Delay(10, cancellation)) != end)
            {
                if (OperatingSystem.IsLinux())
                {
                    tree.Look();
                }

                cancellation.ThrowIfCancellationRequested();
            }

            await end;
            clock.Stop();
            return process.ExitCode == 0
                ? new Run(clock.Elapsed.TotalSeconds, tree.Peaks.Count > 0 ? tree.Most : null, tree.Peaks)
                : throw new BenchException($"{this} ended with {process.ExitCode}:\n{await errors}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public override string ToString() => string.Join(' ', [Path.GetFileName(File), .. Arguments]);

    private async Task CopyAsync(Stream from, CancellationToken cancellation)
    {
        await using var to = Output is null ? Stream.Null : System.IO.File.Create(Output);
        await from.CopyToAsync(to, cancellation);
    }
}
