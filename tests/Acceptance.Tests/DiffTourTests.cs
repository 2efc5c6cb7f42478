using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>Twelve changes that people make, and the comment on the pull request of each, which Snapshots/diff keeps.</summary>
public sealed class DiffTourTests(DiffTourTests.BasePlans plans) : IClassFixture<DiffTourTests.BasePlans>
{
    private static readonly Dictionary<string, Action<ProjectCopy>> Changes = new()
    {
        ["new-tenant"] = project => project.Replace(
            "stacks/platform.yaml",
            "# The storage classes are",
            """
              - name: marketing
                owner: marketing-analytics
                costCenter: "4400"
                guaranteed: { cpu: 40, memory: 160Gi }
                ceiling: { cpu: 200, memory: 800Gi }
                groups:
                  developers: [analytics-engineers]

            # The storage classes are
            """)
            .Replace(
                "stacks/Pulumi.onprem.yaml",
                "      streaming:\n        accessKeyId:",
                "      marketing:\n        accessKeyId: { secure: v1:a:b }\n"
                + "        secretAccessKey: { secure: v1:a:b }\n      streaming:\n        accessKeyId:"),
        ["quota-raise"] = project => project.Replace("stacks/platform.yaml", "ceiling: { cpu: 1600,", "ceiling: { cpu: 1800,"),
        ["tenant-removed"] = project => project
            .Cut("stacks/platform.yaml", "  # Streams that never stop", "# The storage classes are")
            .Cut("stacks/Pulumi.eks.yaml", "      streaming-engineers:", "  spark-platform:nodePools:")
            .Cut("stacks/Pulumi.gke.yaml", "      streaming-engineers:", "\n")
            .Cut("stacks/Pulumi.aks.yaml", "      streaming-engineers:", "\n")
            .Cut("stacks/Pulumi.onprem.yaml", "      streaming:\n        accessKeyId:", "    # The history server's,"),
        ["chart-upgrade"] = project => project.Replace("stacks/platform.yaml", "version: 88.5.3", "version: 88.6.0"),
        ["kubernetes-version"] = project => project
            .Replace("stacks/Pulumi.eks.yaml", "version: \"1.35\"", "version: \"1.36\"")
            .Replace("stacks/Pulumi.eks.yaml", "kube-proxy: v1.35.3-eksbuild.29", "kube-proxy: v1.36.0-eksbuild.2"),
        ["machine-type"] = project => project.Replace("stacks/Pulumi.eks.yaml", "[m7i.xlarge, m6i.xlarge]", "[m7i.2xlarge, m6i.2xlarge]"),
        ["cidr"] = project => project.Replace("stacks/Pulumi.eks.yaml", "cidr: 10.40.0.0/16", "cidr: 10.44.0.0/16"),
        ["bucket-renamed"] = project =>
            project.Replace("stacks/Pulumi.eks.yaml", "  spark-platform:dataLake:\n", "  spark-platform:dataLake:\n    bucket: spark-lake\n"),
        ["label-only"] = project => project.Replace("stacks/Pulumi.eks.yaml", "environment: production", "environment: staging"),
        ["no-change"] = project => project.Append("stacks/platform.yaml", "\n# No one reads this.\n"),
    };

    public static TheoryData<string> Names() => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_of_the_settings_is_reported_as_in_its_snapshot(string name)
    {
        using var project = new ProjectCopy().WithAllStacks();
        Changes[name](project);
        Compare(name, await PreviewProcess.RunInAsync(project.Folder, "diff", plans.Folder, ".", "--format", "markdown"), exitCode: 0);
    }

    [Fact]
    public async Task Encryption_that_is_switched_off_is_reported()
    {
        var head = Directory.CreateDirectory(Path.Combine(plans.Folder, "encryption-off")).FullName;
        foreach (var file in Directory.GetFiles(plans.Folder, "*.json"))
        {
            File.WriteAllText(Path.Combine(head, Path.GetFileName(file)), File.ReadAllText(file).Replace("\"encrypted\": true", "\"encrypted\": false"));
        }

        Compare("encryption-off", await PreviewProcess.RunAsync("diff", plans.Folder, head, "--format", "markdown"), exitCode: 0);
    }

    [Fact]
    public async Task A_page_is_written_to_a_file_and_is_the_same_each_time()
    {
        var head = Directory.CreateDirectory(Path.Combine(plans.Folder, "page")).FullName;
        File.WriteAllText(Path.Combine(head, "eks.json"), File.ReadAllText(Path.Combine(plans.Folder, "eks.json")).Replace("10.40.", "10.44."));
        var pages = new List<string>();
        foreach (var name in (string[])["first.html", "second.html"])
        {
            var file = Path.Combine(head, name);
            var run = await PreviewProcess.RunAsync(
                "diff", Path.Combine(plans.Folder, "eks.json"), Path.Combine(head, "eks.json"), "--format", "html", "--out", file);
            Assert.Equal((0, ""), (run.ExitCode, run.Output));
            Assert.Matches($@"^[✗!✓] spark-platform [^\n]+ · written to {Regex.Escape(file)}\n$", run.Errors);
            pages.Add(File.ReadAllText(file));
        }

        Assert.StartsWith("<!doctype html>", pages[0]);
        Assert.Contains("Look at this first", pages[0]);
        Assert.Contains("How long <code>pulumi up</code> takes", pages[0]);
        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task A_program_that_does_not_build()
    {
        using var project = new ProjectCopy().WithAllStacks();
        var git = new GitFolder(project.Folder);
        project
            .Write(
                "infra/Infra.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                </Project>
                """)
            .Write("infra/Broken.cs", "class Broken { int size = ; }\n");
        git.Commit("broken");
        project.Delete("infra/Broken.cs");

        Compare("does-not-build", await PreviewProcess.RunInAsync(project.Folder, "diff", plans.Folder, "HEAD", "--format", "markdown"), exitCode: 1, git.Head);
        Assert.Equal("", git.Run("status", "--porcelain", "--ignored", "--", "stacks", "Pulumi.yaml"));
        Assert.Single(git.Run("worktree", "list").Trim().Split('\n'));
    }

    [Fact]
    public void Every_comment_is_one_of_the_tour() => Snapshot.FolderHolds(
        "diff", Changes.Keys.Concat(["encryption-off", "does-not-build"]).Select(name => $"diff/{name}.md"));

    private void Compare(string name, PreviewProcess run, int exitCode, string? commit = null)
    {
        Assert.True(run.ExitCode == exitCode, run.Errors + run.Output);
        Assert.Equal("", run.Errors);
        var text = run.Output.Replace(Path.Combine(plans.Folder, "encryption-off"), "head").Replace(plans.Folder, "base");
        Snapshot.Matches($"diff/{name}.md", commit is null ? text : text.Replace(commit, "0000000"));

        if (name is "tenant-removed" or "bucket-renamed" or "cidr")
        {
            // The marker, the verdict and what is compared; then nothing else comes first.
            Assert.StartsWith("> [!", string.Join('\n', text.Split('\n')[5..]));
        }
        else if (name is not ("encryption-off" or "machine-type"))
        {
            Assert.DoesNotContain("Look at this first", text);
        }
    }

    /// <summary>The plans of the stacks as they are, made once.</summary>
    public sealed class BasePlans : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("spark-platform-base-").FullName;

        public async ValueTask InitializeAsync()
        {
            using var project = new ProjectCopy().WithAllStacks();
            foreach (var file in Directory.GetFiles(Path.Combine(project.Folder, "stacks"), "Pulumi.*.yaml"))
            {
                var stack = Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length];
                var run = await PreviewProcess.RunInAsync(project.Folder, "plan", stack, "--json");
                Assert.True(run.ExitCode == 0, run.Errors);
                File.WriteAllText(Path.Combine(Folder, stack + ".json"), run.Output);
            }
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
