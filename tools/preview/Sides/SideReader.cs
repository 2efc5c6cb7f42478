using Preview.Plans;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>Finds out what a side is, and reads it: a plan file, a folder of plans, the working tree, or a revision of git.</summary>
/// <param name="project">Gives the project of the working tree; it is asked only where a side needs it.</param>
/// <param name="built">Gives the program of the working tree; it is asked only where a side needs it.</param>
/// <param name="timeout">How long a program may run.</param>
/// <param name="activity">Shows what takes long.</param>
internal sealed class SideReader(Func<Project> project, Func<ProgramFile> built, TimeSpan timeout, IActivity activity)
{
    public const string WorkingTree = "working tree";

    // Where a change usually goes to.
    private static readonly string[] Trunks = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

    private const int ShortHash = 7;

    private readonly PlanReader _reader = new();

    /// <summary>Reads a side.</summary>
    /// <param name="text">As the user gives it; null for BASE's default, where this branch left the trunk.</param>
    /// <param name="cancellation">Ends what runs for it.</param>
    /// <exception cref="UsageException">There is no such thing.</exception>
    public async Task<Side> ReadAsync(string? text, CancellationToken cancellation)
    {
        if (text is "." or WorkingTree)
        {
            return await StackPlans.RunAsync(new SideLabel(WorkingTree), project(), built(), timeout, activity, cancellation);
        }

        if (text is not null && (File.Exists(text) || Directory.Exists(text)))
        {
            return PlanFiles.Read(text, _reader);
        }

        var git = new Git(project().Folder);
        (var name, var commit) = text is null ? await TrunkAsync(git, cancellation) : (text, await CommitAsync(git, text, cancellation));
        var revisions = new RevisionPlans(git, project(), built, timeout, activity, _reader);
        return await revisions.ReadAsync(new SideLabel(name, commit[..ShortHash]), commit, cancellation);
    }

    private static async Task<string> CommitAsync(Git git, string text, CancellationToken cancellation) =>
        await git.CommitAsync(text, cancellation) ?? throw new UsageException(
            $"There is no \"{text}\": no plan file or folder of that name here, and no revision that git knows. "
            + (await git.OneLineAsync(cancellation, "rev-parse", "--is-shallow-repository") == "true"
                ? $"This clone is shallow; get the revision first: git fetch --depth=1 origin {text}"
                : "Expected a plan file, a folder of plans, a revision, or . for the working tree."));

    private static async Task<(string Name, string Commit)> TrunkAsync(Git git, CancellationToken cancellation)
    {
        foreach (var trunk in Trunks)
        {
            if (await git.CommitAsync(trunk, cancellation) is not null
                && await git.OneLineAsync(cancellation, "merge-base", "HEAD", trunk) is { } commit)
            {
                return ($"where this left {trunk}", commit);
            }
        }

        throw new UsageException($"What to compare with? There is none of {string.Join(", ", Trunks)} that this branch has a commit in common with. Give BASE: a plan file, a folder of plans or a revision.");
    }
}
