using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>
/// The plans of a commit: from the cache, or made in a worktree of its own. The user's checkout is only read. Where the commit
/// differs from the working tree in nothing but the stacks' settings, the program that is built already does.
/// </summary>
/// <param name="git">git in the project's folder.</param>
/// <param name="project">The project of the working tree.</param>
/// <param name="built">Gives the program of the working tree; it is asked only where that is of use.</param>
/// <param name="timeout">How long a program may run.</param>
/// <param name="activity">Shows what takes long.</param>
/// <param name="reader">Reads both sides.</param>
internal sealed class RevisionPlans(Git git, Project project, Func<ProgramFile> built, TimeSpan timeout, IActivity activity, PlanReader reader)
{
    private const string ProjectFolder = "project";

    private readonly RevisionCache _cache = new(project.Folder);

    /// <summary>The plans of every stack that the commit has.</summary>
    public async Task<Side> ReadAsync(SideLabel label, string commit, CancellationToken cancellation)
    {
        var prefix = (await git.OneLineAsync(cancellation, "rev-parse", "--show-prefix") ?? "").TrimEnd('/');
        if (_cache.Find(commit, prefix) is { } entry)
        {
            return Read(label, entry);
        }

        await using var worktree = await Worktree.AddAsync(git, Path.Combine(_cache.Folder, "worktrees"), commit, cancellation);
        var folder = Path.Combine(worktree.Folder, prefix);
        var projectFile = Path.Combine(folder, project.FileName);
        if (!File.Exists(projectFile))
        {
            return new Side { Label = label, Failures = [new Failure(label, null, $"The revision has no {project.FileName}{(prefix == "" ? "" : $" in {prefix}")}.")] };
        }

        var there = ProjectFile.Read(projectFile);
        var isBuilt = await HasSameProgramAsync(commit, cancellation);
        (var program, var error) = isBuilt ? (built(), "") : await BuildAsync(label, there, worktree.Folder, cancellation);
        if (program is null)
        {
            return new Side { Label = label, Failures = [new Failure(label, null, $"The program does not build: {error}")] };
        }

        var side = await StackPlans.RunAsync(label, there, program, timeout, activity, cancellation);
        var written = Write(side, there, commit);
        if (!side.Failures.IsEmpty || isBuilt)
        {
            // The built program may be older than what stands in the working tree, so what it makes is not kept.
            return Read(label, written, side.Failures, isOwn: true);
        }

        var kept = _cache.Keep(written, commit, prefix);
        _cache.Clean();
        return Read(label, kept);
    }

    private async Task<(ProgramFile?, string)> BuildAsync(SideLabel label, Project there, string worktree, CancellationToken cancellation)
    {
        using var busy = activity.Begin($"Building {label}");
        return await ProgramBuild.RunAsync(there, worktree, cancellation);
    }

    // Nothing but settings differs, neither in what git knows nor in what it does not know yet.
    private async Task<bool> HasSameProgramAsync(string commit, CancellationToken cancellation)
    {
        var stacks = project.Relative(project.StackFolder);
        if (stacks is "." or "")
        {
            return false;
        }

        string[] others = [":/", $":(exclude,top){await TopAsync(stacks, cancellation)}"];
        var changed = await git.RunAsync(cancellation, ["diff", "--quiet", "--no-ext-diff", commit, "--", .. others]);
        var added = await git.RunAsync(cancellation, ["ls-files", "--others", "--exclude-standard", "--full-name", "--", .. others]);
        return changed.Succeeded && added.Succeeded && added.Output.Trim() == "";
    }

    private async Task<string> TopAsync(string path, CancellationToken cancellation) =>
        await git.OneLineAsync(cancellation, "rev-parse", "--show-prefix") + path;

    // What is read again is the same as what was just made, but for the secrets, which no file holds.
    private string Write(Side side, Project there, string commit)
    {
        var folder = _cache.Begin(commit);
        foreach ((var stack, var plan) in side.Plans)
        {
            using var file = File.Create(Path.Combine(folder, stack + ".json"));
            PlanWriter.Write(plan, file);
        }

        var copy = Directory.CreateDirectory(Path.Combine(folder, ProjectFolder)).FullName;
        File.Copy(Path.Combine(there.Folder, there.FileName), Path.Combine(copy, there.FileName));
        // A project's main must be there, though nobody starts it from here.
        Directory.CreateDirectory(Path.Combine(copy, there.Relative(there.MainFolder)));
        if (File.Exists(Path.Combine(there.Folder, there.Main)))
        {
            File.WriteAllText(Path.Combine(copy, there.Main), "");
        }

        var stacks = Directory.CreateDirectory(Path.Combine(copy, there.Relative(there.StackFolder))).FullName;
        foreach (var file in Directory.GetFiles(there.StackFolder, "*.y*ml"))
        {
            File.Copy(file, Path.Combine(stacks, Path.GetFileName(file)), overwrite: true);
        }

        return folder;
    }

    private Side Read(SideLabel label, string entry, ImmutableArray<Failure> failures = default, bool isOwn = false) => new()
    {
        Label = label,
        Project = ProjectFile.Read(Path.Combine(entry, ProjectFolder, project.FileName)),
        Plans = Directory.GetFiles(entry, "*.json").ToImmutableSortedDictionary(
            file => Path.GetFileNameWithoutExtension(file), reader.Read, StringComparer.Ordinal),
        Failures = failures.IsDefault ? [] : failures,
        OwnFolder = isOwn ? entry : null,
    };
}
