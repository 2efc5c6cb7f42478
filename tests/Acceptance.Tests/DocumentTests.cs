using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>Documents are run, not believed.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> PreviewCommands() =>
        [.. Documents().SelectMany(Commands).Where(command => command.StartsWith("dotnet run --project tools/preview", StringComparison.Ordinal)).Distinct()];

    [Theory]
    [MemberData(nameof(PreviewCommands))]
    public async Task Every_preview_command_works(string command)
    {
        var arguments = command.Split(" -- ") is [_, var rest] ? rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

        // What is compared is the reader's own history: one that has the revisions and folders that the documents speak of.
        using var project = arguments is ["diff", ..] ? await WithHistoryAsync() : null;
        var run = project is null ? await PreviewProcess.RunAsync(arguments) : await PreviewProcess.RunInAsync(project.Folder, arguments);

        Assert.True(run.ExitCode == 0, $"{command}\n{run.Errors}");
        var written = Array.IndexOf(arguments, "--out") is var option && option >= 0 && project is not null
            ? File.ReadAllText(Path.Combine(project.Folder, arguments[option + 1]))
            : run.Output;
        Assert.NotEqual("", written);
    }

    [Fact]
    public void Every_link_inside_the_project_leads_somewhere()
    {
        var broken =
            from document in Documents()
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value
            where !target.Contains("://") && !target.StartsWith('#')
            let file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0]))
            where !Path.Exists(file) || !HasHeading(file, target)
            select $"{Path.GetRelativePath(Repository.Root, document)}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var index = Link().Matches(File.ReadAllText(Path.Combine(docs, "README.md"))).Select(link => link.Groups[1].Value);

        Assert.Empty(Directory.EnumerateFiles(docs, "*.md").Select(Path.GetFileName).Except(index.Append("README.md")));
    }

    [Fact]
    public void Every_project_that_a_command_names_is_there()
    {
        var missing =
            from document in Documents()
            from command in Commands(document)
            from Match project in Project().Matches(command)
            where !Directory.Exists(Path.Combine(Repository.Root, project.Groups[1].Value))
            select $"{Path.GetRelativePath(Repository.Root, document)}: {command}";

        Assert.Empty(missing);
    }

    [Fact]
    public void The_comment_in_the_README_is_one_that_is_written()
    {
        var written = File.ReadLines(Path.Combine(Repository.Root, "tests", "Acceptance.Tests", "Snapshots", "diff", "tenant-removed.md"));
        var quoted = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Where(line => line.StartsWith('>'))
            .Select(Unquoted)
            .Where(line => line.Length > 0)
            .ToArray();

        Assert.NotEmpty(quoted);
        Assert.Empty(quoted.Except(written.Select(Unquoted)));

        static string Unquoted(string line) => line.TrimStart('>', ' ');
    }

    private static async Task<ProjectCopy> WithHistoryAsync()
    {
        var project = new ProjectCopy();
        foreach (var folder in new[] { "before", "after" })
        {
            project.Write($"{folder}/eks.json", (await StackPlan.Of("eks")).Json);
        }

        var git = new GitFolder(project.Folder).Commit("first");
        git.Run("tag", "v1.2.0");
        project.Replace("stacks/platform.yaml", "ceiling: { cpu: 1600,", "ceiling: { cpu: 1800,");
        git.Commit("second");
        git.Run("tag", "v1.3.0");
        return project;
    }

    private static IEnumerable<string> Documents() => Directory
        .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(file => !file.Contains("node_modules") && !file.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}"));

    /// <summary>The lines of code blocks, without their comments.</summary>
    private static IEnumerable<string> Commands(string document)
    {
        var inside = false;
        foreach (var line in File.ReadLines(document).Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = !inside;
            }
            else if (inside && line.Length > 0)
            {
                yield return Comment().Replace(line, "").Trim();
            }
        }
    }

    private static bool HasHeading(string file, string target) =>
        target.Split('#') is not [_, var anchor] || File.ReadLines(file)
            .Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .Contains(anchor);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"--(?:project|prefix) ([\w./-]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
