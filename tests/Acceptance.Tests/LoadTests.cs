using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Acceptance.Tests;

/// <summary>Many previews at once, and previews that somebody kills: the same bytes, and nothing left behind.</summary>
public sealed class LoadTests : IDisposable
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>How many at once; the issue asks for 50 on two cores, which takes too long for every run.</summary>
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("INFRA_TEST_PREVIEWS") ?? "8");

    // A folder for temporary files of their own shows what they leave.
    private readonly string _temporary = Directory.CreateTempSubdirectory("spark-platform-test-").FullName;

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    [Fact]
    public async Task Previews_at_the_same_time_write_the_same_bytes_and_leave_nothing()
    {
        var alone = await EndOfAsync(Start("plan", "eks", "--json"));

        var together = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => EndOfAsync(Start("plan", "eks", "--json"))));

        Assert.Equal((0, ""), (alone.ExitCode, alone.Errors));
        Assert.All(together, run => Assert.True(run == alone, $"{run.ExitCode} {run.Errors}"));
        Assert.Empty(Left());
        Assert.Empty(ProgramsOf(_temporary));
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    [InlineData(Kill)]
    public async Task A_preview_that_is_killed_takes_its_program_with_it_and_leaves_nothing(int signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What runs is read from /proc.");
        using var preview = Start();
        await UntilAsync(() => ProgramsOf(_temporary).Count > 0 || preview.HasExited);
        Assert.False(preview.HasExited, "The preview ended before it could be killed.");

        Assert.Equal(0, SendSignal(preview.Id, signal));
        await EndOfAsync(preview);

        await UntilAsync(() => ProgramsOf(_temporary).Count == 0);
        Assert.Empty(Left());
    }

    private Process Start(params string[] arguments)
    {
        string[] all = [Repository.Built("Preview"), .. arguments, "--program", Repository.Built("Infra"), "--timeout", "600"];
        var start = new ProcessStartInfo(Repository.Dotnet, all)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["TMPDIR"] = _temporary,

                // By these the runtime itself could be debugged; it leaves them when it is killed.
                ["DOTNET_EnableDiagnostics"] = "0",
            },
        };
        return Process.Start(start)!;
    }

    private static async Task<PreviewProcess> EndOfAsync(Process preview)
    {
        var output = preview.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = preview.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await preview.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new PreviewProcess(preview.ExitCode, await output, await errors);
    }

    private IEnumerable<string> Left() => Directory.EnumerateFileSystemEntries(_temporary, "*", SearchOption.AllDirectories);

    // The programs that were started by previews of this test: they have its folder for temporary files, and the engine's address.
    private static List<string> ProgramsOf(string temporary)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Where(folder =>
            {
                try
                {
                    var environment = File.ReadAllText(Path.Combine(folder, "environ")).Split('\0');
                    return environment.Contains($"TMPDIR={temporary}") && environment.Any(one => one.StartsWith("PULUMI_MONITOR=", StringComparison.Ordinal));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // It has ended meanwhile, or is somebody else's.
                    return false;
                }
            }),
        ];
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "It did not happen within three minutes.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
