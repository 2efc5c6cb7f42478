using System.ComponentModel;
using System.Diagnostics;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>Prometheus's own tool, from Debian's package prometheus. Where it is not, the tests that need it are skipped and say so.</summary>
internal static class Promtool
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("promtool", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var promtool = Started(start);
        var output = promtool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = promtool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await promtool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (promtool.ExitCode, await output + await errors);
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("promtool is not on PATH: apt-get install prometheus.");
            throw;
        }
    }
}
