namespace Acceptance.Tests;

/// <summary>`diff` of revisions leaves the checkout as it was, and nothing beside it.</summary>
public sealed class DiffRevisionTests
{
    [Fact]
    public async Task Two_commits_of_which_only_the_settings_differ_need_no_build()
    {
        using var project = new ProjectCopy();
        var git = new GitFolder(project.Folder).Commit("first");
        project.Replace("stacks/platform.yaml", "ceiling: { cpu: 1600,", "ceiling: { cpu: 1800,");
        git.Commit("second");
        project.Replace("stacks/platform.yaml", "ceiling: { cpu: 1800,", "ceiling: { cpu: 2000,");
        var before = git.Run("status", "--porcelain");

        var run = await PreviewProcess.RunInAsync(project.Folder, "diff", "HEAD~1", "HEAD");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("- spec.hard[\"requests.cpu\"]: 1600", run.Output);
        Assert.Contains("+ spec.hard[\"requests.cpu\"]: 1800", run.Output);
        Assert.DoesNotContain("2000", run.Output);
        Assert.Equal(before, git.Run("status", "--porcelain"));
        Assert.Single(git.Run("worktree", "list").Trim().Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(project.Folder, "artifacts", "diff", "worktrees")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(project.Folder, "artifacts", "diff", "plans")));
    }

    [Fact]
    public async Task Without_arguments_the_working_tree_is_compared_with_where_it_left_the_trunk()
    {
        using var project = new ProjectCopy();
        var git = new GitFolder(project.Folder).Commit("first");
        git.Run("switch", "--quiet", "--create", "topic");
        project.Replace("stacks/platform.yaml", "ceiling: { cpu: 1600,", "ceiling: { cpu: 1800,");
        git.Commit("second");

        var run = await PreviewProcess.RunInAsync(project.Folder, "diff", "--fail-on", "change");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"where this left main ({git.Run("rev-parse", "main")[..7]}) → working tree", run.Output);
        // The quota, and the queue.
        Assert.Contains("+0 ~2 ±0 -0", run.Output);
    }

    [Fact]
    public async Task What_a_killed_diff_left_behind_goes_at_the_next()
    {
        using var project = new ProjectCopy();
        var git = new GitFolder(project.Folder).Commit("first");
        var left = Path.Combine(project.Folder, "artifacts", "diff", "worktrees", "0123456789ab-1-abcdef");
        git.Run("worktree", "add", "--quiet", "--detach", left);
        File.WriteAllText(left + ".lock", "");

        var run = await PreviewProcess.RunInAsync(project.Folder, "diff", "HEAD");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Single(git.Run("worktree", "list").Trim().Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(left)!));
    }

    [Theory]
    [InlineData(
        "nowhere",
        "error: There is no \"nowhere\": no plan file or folder of that name here, and no revision that git knows. "
        + "Expected a plan file, a folder of plans, a revision, or . for the working tree.\n")]
    [InlineData("--format=pdf", "error: --format is pdf; expected text, markdown or html.\nSee what there is with: preview diff --help\n")]
    [InlineData("--fail-on=luck", "error: --fail-on is luck; expected danger or change.\nSee what there is with: preview diff --help\n")]
    public async Task Wrong_usage_is_reported(string argument, string message)
    {
        using var project = new ProjectCopy();
        _ = new GitFolder(project.Folder).Commit("first");

        var run = await PreviewProcess.RunInAsync(project.Folder, "diff", argument);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(message, run.Errors);
        Assert.Equal("", run.Output);
    }
}
