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
        await RemoveStaleAsync(git, above, cancellation);
        var folder = Path.Combine(above, $"{commit[..12]}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
        FileStream @lock = new(folder + LockExtension, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        var worktree = new Worktree(git, folder, @lock);
        try
        {
            var added = await git.RunAsync(cancellation, "worktree", "add", "--detach", "--quiet", folder, commit);
            return added.Succeeded ? worktree : throw new UsageException($"git cannot check out {commit[..12]}: {added.Errors.Trim()}");
        }
        catch
        {
            await worktree.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(_git, Folder);
        await _lock.DisposeAsync();
    }

    private static async Task RemoveStaleAsync(Git git, string above, CancellationToken cancellation)
    {
        foreach (var folder in Directory.GetDirectories(above).Union(Directory.GetFiles(above, "*" + LockExtension).Select(file => file[..^LockExtension.Length])))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await using var taken = new FileStream(folder + LockExtension, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                await RemoveAsync(git, folder);
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
        await git.RunAsync(CancellationToken.None, "worktree", "remove", "--force", folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await git.RunAsync(CancellationToken.None, "worktree", "prune");
    }
}
