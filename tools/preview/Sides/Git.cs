using System.ComponentModel;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>Runs git in a folder, so that nothing of the user's own setting of git changes what it does.</summary>
internal sealed class Git(string folder)
{
    // A hook that calls the preview has these set, and they would send git to another repository.
    private static readonly string[] Cleared = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_COMMON_DIR"];

    public async Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        // A checkout in a temporary place is nothing for the user's hooks.
        string[] all = ["-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", "-c", "core.quotePath=false", .. arguments];
        try
        {
            return await ChildProcess.RunAsync("git", all, folder, cancellation, environment => Array.ForEach(Cleared, name => environment.Remove(name)));
        }
        catch (Win32Exception)
        {
            throw new UsageException("There is no git on PATH, and a revision was asked for. Install git, or give plan files.");
        }
    }

    /// <summary>The full hash of a revision's commit; null when there is none.</summary>
    public async Task<string?> CommitAsync(string revision, CancellationToken cancellation) =>
        await OneLineAsync(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");

    /// <summary>The one line that git answers; null when it fails.</summary>
    public async Task<string?> OneLineAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(cancellation, arguments);
        return result.Succeeded && result.Output.Trim() is { Length: > 0 } line ? line : null;
    }
}
