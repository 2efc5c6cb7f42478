using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Acceptance.Tests;

/// <summary>The rights of each workflow, which a linter does not check.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string GitHub = Path.Combine(Repository.Root, ".github");

    public static TheoryData<string> Workflows => [.. Files("workflows").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Every_action_is_pinned_by_commit_and_says_its_version()
    {
        string[] loose =
        [
            .. from file in Files("workflows").Concat(Files("actions"))
               from line in File.ReadLines(file)
               where Uses().IsMatch(line) && !line.Contains("uses: ./") && !Pinned().IsMatch(line)
               select $"{Path.GetFileName(file)}: {line.Trim()}",
        ];
        Assert.Empty(loose);
    }

    [Fact]
    public void One_action_has_one_version()
    {
        var versions = Files("workflows").Concat(Files("actions")).SelectMany(File.ReadLines).Select(line => Pinned().Match(line)).Where(match => match.Success)
            .GroupBy(match => match.Groups["action"].Value, match => match.Groups["commit"].Value);
        Assert.All(versions, commits => Assert.Single(commits.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_begins_with_no_more_than_reading(string workflow)
    {
        var permissions = (YamlMappingNode)Read(workflow)["permissions"];
        Assert.All(permissions.Children, permission => Assert.Equal(("contents", "read"), (permission.Key.ToString(), permission.Value.ToString())));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Nothing_that_a_stranger_can_name_gets_into_a_shell(string workflow)
    {
        // A title or a branch in an expression becomes a part of the script. Through the environment it stays a value.
        foreach (var (_, step) in Steps(workflow))
        {
            if (step.Children.TryGetValue("run", out var script))
            {
                Assert.DoesNotContain("${{", script.ToString());
            }
        }
    }

    [Fact]
    public void Pull_requests_run_without_secrets_and_without_rights()
    {
        var preview = File.ReadAllText(Path.Combine(GitHub, "workflows", "preview.yml"));
        Assert.DoesNotContain("secrets.", preview);
        Assert.DoesNotContain(": write", preview);
        Assert.All(Files("workflows"), file => Assert.DoesNotContain("pull_request_target", File.ReadAllText(file)));
    }

    [Fact]
    public void What_may_write_to_pull_requests_takes_no_code_from_them()
    {
        var uses = Steps("preview-comment.yml")
            .Select(step => step.Step.Children.TryGetValue("uses", out var action) ? action.ToString() : null)
            .OfType<string>();
        Assert.All(uses, action => Assert.StartsWith("actions/download-artifact@", action));
    }

    [Fact]
    public void What_may_sign_in_to_a_cloud_writes_nothing_and_runs_for_no_fork()
    {
        foreach (var workflow in new[] { "pulumi-preview.yml", "drift.yml" })
        {
            foreach (var (job, _) in Steps(workflow).DistinctBy(step => step.Job))
            {
                var permissions = job["permissions"].ToString();
                Assert.False(permissions.Contains("id-token") && permissions.Replace("id-token, write", "").Contains("write"), permissions);
            }
        }

        Assert.Contains(
            "github.event.pull_request.head.repo.full_name == github.repository", File.ReadAllText(Path.Combine(GitHub, "workflows", "pulumi-preview.yml")));
    }

    [Fact]
    public async Task The_comment_is_there_also_when_there_is_nothing_to_preview()
    {
        var folder = Directory.CreateTempSubdirectory("preview-").FullName;
        try
        {
            // The build is asked of the preview that is there; what fails is the revision.
            var (exitCode, _) = await RunAsync("bash", Path.Combine(Repository.Root, ".ci", "preview"), "no-such-revision", ".", folder);
            Assert.Equal(1, exitCode);
            var comment = await File.ReadAllTextAsync(Path.Combine(folder, "comment.md"), TestContext.Current.CancellationToken);
            Assert.StartsWith("<!-- infra-preview:spark-platform -->\n", comment);
            Assert.Contains("no-such-revision", comment);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Without_its_arguments_the_script_says_how_it_is_used()
    {
        var (exitCode, output) = await RunAsync("bash", Path.Combine(Repository.Root, ".ci", "preview"));
        Assert.Equal((2, "usage: bash .ci/preview BASE HEAD DIR\n"), (exitCode, output));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(GitHub, folder), "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static YamlMappingNode Read(string workflow)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(GitHub, "workflows", workflow));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<(YamlMappingNode Job, YamlMappingNode Step)> Steps(string workflow) =>
        from job in ((YamlMappingNode)Read(workflow)["jobs"]).Children.Values.Cast<YamlMappingNode>()
        from step in ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>()
        select (job, step);

    private static async Task<(int ExitCode, string Errors)> RunAsync(string command, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The script needs bash.");
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    [GeneratedRegex(@"^\s*(- )?uses:")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: (?<action>[A-Za-z0-9_./-]+)@(?<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
