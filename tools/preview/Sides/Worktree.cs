using Preview.Projects;

namespace Preview.Sides;

/// <summary>
/// A commit in a folder of its own. A lock file beside it says that a process uses it; the system lets go of the lock however the
/// process ends, so that the next one knows what was left behind.
/// </summary>
internal sealed class Worktree : IAsyncDisposable
{
    private const string LockExtension = ".lock";

    private readonly Git _git;
    private readonly FileStream _lock;

    private Worktree(Git git, string folder, FileStream @lock)
    {
        _git = git;
        Folder = folder;
        _lock = @lock;
    }

    public string Folder { get; }

    /// <exception cref="UsageException">git cannot make it.</exception>
    public static async Task<Worktree> AddAsync(Git git, string above, string commit, CancellationToken cancellation)
    {
        Directory.CreateDirectory(above);
        await RemoveStaleAsync(git, above, cancellation).ConfigureAwait(false);
        string folder = Path.Combine(above, $"{commit[..12]}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
        FileStream @lock = new(folder + LockExtension, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        Worktree worktree = new(git, folder, @lock);
        try
        {
            CommandResult added = await git.RunAsync(cancellation, "worktree", "add", "--detach", "--quiet", folder, commit).ConfigureAwait(false);
            return added.Succeeded ? worktree : throw new UsageException($"git cannot check out {commit[..12]}: {added.Errors.Trim()}");
        }
        catch
        {
            await worktree.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(_git, Folder).ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task RemoveStaleAsync(Git git, string above, CancellationToken cancellation)
    {
        foreach (string folder in Directory.GetDirectories(above).Union(Directory.GetFiles(above, "*" + LockExtension).Select(static file => file[..^LockExtension.Length])))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await using FileStream taken = new(folder + LockExtension, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                await RemoveAsync(git, folder).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // Somebody works there.
            }
        }
    }

    // It goes also when the user has pressed Ctrl-C.
    private static async Task RemoveAsync(Git git, string folder)
    {
        await git.RunAsync(CancellationToken.None, "worktree", "remove", "--force", folder).ConfigureAwait(false);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await git.RunAsync(CancellationToken.None, "worktree", "prune").ConfigureAwait(false);
    }
}
