namespace Acceptance.Tests;

/// <summary>The output without arguments, which a new user sees first.</summary>
public sealed class SummaryTests
{
    [Fact]
    public async Task The_summary_names_the_stack_and_every_part()
    {
        var run = await PreviewProcess.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.All(
            (string[])
            [
                "eks", "network", "control-plane", "keys", "add-ons", "system-nodes", "karpenter", "data-lake", "shared-files", "storage", "monitoring",
                "spark-operator", "analytics", "data-science", "streaming", "kube-prometheus-stack@88.5.3", "spark-operator@2.5.2", "karpenter@1.14.1",
            ],
            part => Assert.Contains(part, run.Output));
    }

    [Fact]
    public async Task The_summary_is_plain_text_in_a_pipe()
    {
        var run = await PreviewProcess.RunAsync();

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public async Task Where_there_is_no_project_it_says_whose_is_shown()
    {
        var empty = Directory.CreateTempSubdirectory("spark-platform-test-");
        try
        {
            var run = await PreviewProcess.RunInAsync(empty.FullName, "plan", "eks", "--json");
            Assert.Equal(
                (
                    0,
                    $"note: There is no Pulumi.yaml in {empty.FullName} or a folder above it. This is the project that the preview was built in, "
                    + $"{Path.TrimEndingDirectorySeparator(Repository.Root)}; --cwd takes another.\n"),
                (run.ExitCode, run.Errors));

            var asked = await PreviewProcess.RunInAsync(empty.FullName, "plan", "eks", "--json", "--cwd", Repository.Root);
            Assert.Equal((0, "", run.Output), (asked.ExitCode, asked.Errors, asked.Output));
        }
        finally
        {
            empty.Delete();
        }
    }

    [Fact]
    public async Task What_is_assumed_is_said()
    {
        var run = await PreviewProcess.RunAsync();

        Assert.All(
            (string[])["getAvailabilityZones", "getCallerIdentity", "getPartition", "getRegion"],
            function => Assert.Contains(function, run.Output));
    }
}
