using System.Diagnostics;

namespace Acceptance.Tests;

/// <summary>The preview, run as a process on a project.</summary>
internal sealed record PreviewProcess(int ExitCode, string Output, string Errors)
{
    public static Task<PreviewProcess> RunAsync(params string[] arguments) => RunInAsync(Repository.Root, arguments);

    public static async Task<PreviewProcess> RunInAsync(string project, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Dotnet)
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A day of its own, or exemptions and Kubernetes versions would grow old while no one changes anything.
        start.Environment["SOURCE_DATE_EPOCH"] = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString();
        foreach (var argument in (string[])[Repository.Built("Preview"), .. arguments, "--program", Repository.Built("Infra")])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new PreviewProcess(process.ExitCode, await output, await errors);
    }
}
