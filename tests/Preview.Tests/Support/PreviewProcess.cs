using System.Diagnostics;

namespace Preview.Tests.Support;

/// <summary>The built preview as a process, as people run it.</summary>
internal sealed record PreviewProcess(int ExitCode, string Output, string Errors)
{
    // …/bin/Preview.Tests/debug/ stands beside …/bin/Preview/debug/.
    private static readonly DirectoryInfo Own = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The program that the tests preview.</summary>
    public static string Fixture { get; } = Built("Preview.Fixture");

    public static async Task<PreviewProcess> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new PreviewProcess(process.ExitCode, await output, await errors);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Built("Preview"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        return Process.Start(start)!;
    }

    private static string Built(string name) => Path.Combine(Own.Parent!.Parent!.FullName, name, Own.Name, name + ".dll");
}
