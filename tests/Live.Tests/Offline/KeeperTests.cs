using System.Diagnostics;

namespace Live.Tests.Offline;

/// <summary>Processes that keeper.sh starts end with the process that asked for them, however that ends. They only pretend to be a control plane.</summary>
public sealed class KeeperTests : IDisposable
{
    private readonly string _parts = Directory.CreateTempSubdirectory("keeper-parts-").FullName;
    private readonly string _folder = Directory.CreateTempSubdirectory("keeper-").FullName;

    public KeeperTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The keeper is a script for Linux.");
        Script("start", "setsid sleep 600 > /dev/null 2>&1 & echo $! > $1/pids");
        Script("start-scheduler", "echo $1 $3 > $2/scheduler; [ $1 = yunikorn ]");
        Script("stop", "xargs kill < $1/pids");
    }

    public void Dispose() => Directory.Delete(_parts, recursive: true);

    [Fact]
    public async Task It_ends_all_when_its_input_ends()
    {
        using var keeper = Start("exec bash $0 $1 $2");
        Assert.Equal("ready", await LineAsync(keeper));
        var pid = Pid();
        Assert.True(Runs(pid));

        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.False(Runs(pid));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task It_ends_all_when_who_asked_for_it_is_killed()
    {
        using var keeper = Start("exec bash $0 $1 $2 < <(echo $BASHPID > $1/asker; exec sleep 600)");
        Assert.Equal("ready", await LineAsync(keeper));
        var pid = Pid();

        using var asker = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_parts, "asker"), TestContext.Current.CancellationToken)));
        asker.Kill();
        await keeper.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.False(Runs(pid));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task It_starts_schedulers_and_says_whether_they_run()
    {
        using var keeper = Start("exec bash $0 $1 $2");
        Assert.Equal("ready", await LineAsync(keeper));

        await keeper.StandardInput.WriteLineAsync("yunikorn");
        Assert.Equal("ready", await LineAsync(keeper));
        await keeper.StandardInput.WriteLineAsync("kueue /etc/a.yaml");
        Assert.Equal("failed", await LineAsync(keeper));
        Assert.Equal("kueue /etc/a.yaml\n", await File.ReadAllTextAsync(Path.Combine(_folder, "scheduler"), TestContext.Current.CancellationToken));

        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string?> LineAsync(Process keeper) => await keeper.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    private Process Start(string command)
    {
        string[] arguments = ["-c", command, Path.Combine(AppContext.BaseDirectory, "keeper.sh"), _parts, _folder];
        return Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private int Pid() => int.Parse(File.ReadAllText(Path.Combine(_folder, "pids")));

    // A process that has ended may still be listed, as a zombie.
    private static bool Runs(int pid) => File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0] != 'Z';

    private void Script(string name, string body)
    {
        var file = Path.Combine(_parts, name);
        File.WriteAllText(file, $"#!/usr/bin/env bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
