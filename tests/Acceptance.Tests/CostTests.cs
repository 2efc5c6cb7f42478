using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>The output of cost: what the stacks would cost.</summary>
public sealed class CostTests
{
    /// <summary>All that the tables have no published price for. What is new in a stack belongs into the tables, or here by name.</summary>
    private static readonly Dictionary<string, string[]> NotPriced = new()
    {
        ["aks"] = ["container registry", "volumes of type PremiumV2_LRS"],
        ["eks"] = [],
        ["gke"] = ["Filestore of tier enterprise", "disks of type hyperdisk-balanced", "volumes of type hyperdisk-balanced"],
        ["onprem"] = [],
    };

    [Fact]
    public async Task Every_type_and_machine_of_every_stack_has_a_price_or_is_named()
    {
        var stacks = await EstimatesAsync();

        Assert.Equal(NotPriced.Keys.Order(StringComparer.Ordinal), stacks.Select(stack => stack.GetProperty("stack").GetString()));
        Assert.All(stacks, stack => Assert.Equal(NotPriced[stack.GetProperty("stack").GetString()!], Texts(stack, "notPriced")));
    }

    [Fact]
    public async Task Every_line_adds_up_and_names_its_source()
    {
        Assert.All(await EstimatesAsync(), stack =>
        {
            var items = stack.GetProperty("items").EnumerateArray().ToList();
            Assert.Equal(stack.GetProperty("known").GetBoolean(), items.Count > 0);
            Assert.InRange(
                stack.GetProperty("floor").GetDecimal(),
                items.Sum(item => item.GetProperty("floor").GetDecimal()) - 1,
                items.Sum(item => item.GetProperty("floor").GetDecimal()) + 1);
            Assert.InRange(
                stack.GetProperty("ceiling").GetDecimal(),
                items.Sum(item => item.GetProperty("ceiling").GetDecimal()) - 1,
                items.Sum(item => item.GetProperty("ceiling").GetDecimal()) + 1);
            Assert.All(items, item =>
            {
                Assert.True(item.GetProperty("floor").GetDecimal() <= item.GetProperty("ceiling").GetDecimal());
                Assert.NotEmpty(Texts(item, "sources"));
            });
        });
    }

    [Theory]
    [InlineData("aks")]
    [InlineData("eks")]
    [InlineData("gke")]
    public async Task Each_cloud_has_its_control_plane_its_nodes_and_its_way_out(string name)
    {
        var stack = (await EstimatesAsync()).Single(stack => stack.GetProperty("stack").GetString() == name);
        var items = stack.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(73, items.Single(item => item.GetProperty("part").GetString() == "control plane").GetProperty("floor").GetDecimal());
        Assert.Contains(items, item => item.GetProperty("part").GetString() == "nodes" && item.GetProperty("least").GetDecimal() >= 3);
        Assert.Contains(items, item => item.GetProperty("name").GetString()!.Contains("NAT", StringComparison.Ordinal));
        Assert.True(stack.GetProperty("spotCeiling").GetDecimal() > stack.GetProperty("ceiling").GetDecimal() / 2, "executors are spot machines");
    }

    [Fact]
    public async Task An_existing_cluster_is_not_estimated()
    {
        var run = await PreviewProcess.RunAsync("cost", "onprem");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("onprem no cloud, so nothing is known of its costs\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_says_what_it_is_and_what_is_not_in_it()
    {
        var run = await PreviewProcess.RunAsync("cost", "eks");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(
            (string[])[
                "an estimate", "floor", "ceiling", "together", "Not counted", "data lake: what is stored, and requests", "docs/cost.md",
                "counted at the price on demand", "Prices",
            ],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("aks", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_and_a_plan_say_what_a_month_costs()
    {
        Assert.Matches(@"eks spark-platform .* · \$1\.\dk–\d{3}k a month · ", (await PreviewProcess.RunAsync()).Output);
        Assert.Matches(@"gke spark-platform .* · \$\d\.\dk–\d{3}k a month · ", (await PreviewProcess.RunAsync("plan", "gke")).Output);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_refused()
    {
        var run = await PreviewProcess.RunAsync("cost", "mars");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("error: There is no stack \"mars\". The stacks of spark-platform are: aks, eks, gke, onprem.\n", run.Errors);
    }

    private static async Task<IReadOnlyList<JsonElement>> EstimatesAsync()
    {
        var run = await PreviewProcess.RunAsync("cost", "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("stacks").EnumerateArray()];
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);
}
