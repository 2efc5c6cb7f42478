using System.Globalization;
using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>How long `pulumi up` would take, by the model.</summary>
public sealed partial class TimelineTests
{
    /// <summary>How many times the shortest chain that the cloud allows.</summary>
    private const double LongestRatio = 1.1;

    [Theory]
    [InlineData("aks")]
    [InlineData("eks")]
    [InlineData("gke")]
    [InlineData("onprem")]
    public async Task On_no_cluster_anything_needless_is_waited_for(string stack)
    {
        var run = await PreviewProcess.RunAsync("--timeline");

        var ratio = double.Parse(RowOf(stack, run.Output).Groups["ratio"].Value, CultureInfo.InvariantCulture);
        Assert.True(ratio <= LongestRatio, $"{stack} takes {ratio} times the shortest chain; `plan {stack} --timeline` shows what decides it");
    }

    [Fact]
    public async Task Every_stack_has_a_line_and_every_type_a_time()
    {
        var run = await PreviewProcess.RunAsync("--timeline");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All((string[])["aks", "eks", "gke", "onprem"], stack => Assert.True(RowOf(stack, run.Output).Success, run.Output));
        Assert.DoesNotContain("Not timed", run.Output, StringComparison.Ordinal);
        Assert.Contains("A model, not a measurement", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_of_a_stack_is_shown_from_its_first_step_to_its_last()
    {
        var run = await PreviewProcess.RunAsync("plan", "eks", "--timeline");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Cluster spark", StepsOf(run.Output));
        Assert.Contains("NatGateway ×3 spark-nat-eu-central-{1a, 1b, 1c}", StepsOf(run.Output));
        Assert.Contains("█", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_shown_in_one_way()
    {
        var run = await PreviewProcess.RunAsync("plan", "eks", "--json", "--timeline");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: --json and --timeline are two ways to show a plan; expected one of them.\n", run.Errors, StringComparison.Ordinal);
    }

    private static Match RowOf(string stack, string output) =>
        Regex.Match(
            output,
            $@"^✓ {stack} +[\d min s]+? +(?<ratio>\d+\.\d\d) × the shortest chain \([\d min s]+\); slowest: ",
            RegexOptions.Multiline | RegexOptions.CultureInvariant);

    // "    9:18 Addon spark-vpc-cni          ███     1 min 05 s"
    private static IEnumerable<string> StepsOf(string output) => Step().Matches(output).Select(step => step.Groups["name"].Value);

    [GeneratedRegex(@"^ +\d+:\d\d (?<name>\S+( \S+)*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
