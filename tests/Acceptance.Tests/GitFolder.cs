using System.Diagnostics;

namespace Acceptance.Tests;

/// <summary>A folder with a history of its own.</summary>
internal sealed class GitFolder
{
    private readonly string _folder;

    public GitFolder(string folder)
    {
        _folder = folder;
        Run("init", "--quiet", "--initial-branch", "main");
    }

    /// <summary>The short hash of the newest commit.</summary>
    public string Head => Run("rev-parse", "HEAD")[..7];

    public GitFolder Commit(string message)
    {
        Run("add", "--all");
        Run("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--allow-empty", "--message", message);
        return this;
    }

    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return output;
    }
}
