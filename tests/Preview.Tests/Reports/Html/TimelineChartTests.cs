using System.Collections.Immutable;
using Preview.Plans;
using Preview.Reports.Html;
using Preview.Tests.Support;
using Preview.Timeline;

namespace Preview.Tests.Reports.Html;

/// <summary>What the chart of the page draws, and what it sums up.</summary>
public sealed class TimelineChartTests
{
    private const string Cluster = "aws:eks/cluster:Cluster";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    private const string NatGateway = "aws:ec2/natGateway:NatGateway";
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Queue = "aws:sqs/queue:Queue";
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    [Fact]
    public void The_chain_that_decides_comes_in_its_order_and_nothing_else_is_in_it()
    {
        var chart = Of(new PlanBuilder().Resource("queue", Queue).Resource("vpc", Vpc).Resource("nat", NatGateway, "vpc").Resource("cluster", Cluster, "vpc").Resource("nodes", NodeGroup, "cluster", "nat"));

        Assert.Equal(["vpc", "cluster", "nodes"], Names(chart.Chain));
        Assert.Null(chart.Chain.Rest);
        Assert.Equal(chart.Seconds, chart.Chain.Bars[^1].Row.Finish);
        Assert.DoesNotContain(chart.Others.Bars, bar => bar.EndsLast);
    }

    [Fact]
    public void Beside_it_stand_the_slowest_as_they_begin_and_those_that_look_alike_as_one()
    {
        var chart = Of(new PlanBuilder()
            .Resource("vpc", Vpc).Resource("nat-1a", NatGateway, "vpc").Resource("nat-1b", NatGateway, "vpc").Resource("nat-1c", NatGateway, "vpc").Resource("nat-1d", NatGateway, "vpc")
            .Resource("queue", Queue).Resource("cluster", Cluster, "vpc"));

        Assert.Equal(["queue", "nat-{1a, 1b, 1c, …}"], Names(chart.Others));
        Assert.Equal(["Queue", "NatGateway ×4"], chart.Others.Bars.Select(bar => bar.Row.Kind));
    }

    [Fact]
    public void What_has_no_bar_is_counted_with_the_longest_and_the_end()
    {
        var plan = new PlanBuilder().Resource("cluster", Cluster);
        foreach (var index in Enumerable.Range(0, 70))
        {
            plan.Resource($"settings-{index}", ConfigMap, index % 2 == 0 ? ["cluster"] : []);
        }

        // Eleven that can be seen, each at a time of its own, of which nine have a bar.
        foreach (var index in Enumerable.Range(0, 11))
        {
            plan.Resource($"first-{index}", Vpc, index == 0 ? [] : [$"first-{index - 1}"]).Resource($"queue-{index}", Queue, $"first-{index}");
        }

        var chart = Of(plan);

        Assert.Equal(["cluster", "settings-0"], Names(chart.Chain));
        Assert.Equal(9, chart.Others.Bars.Length);
        Assert.All(chart.Others.Bars, bar => Assert.StartsWith("queue-", bar.Row.Name));
        Assert.Equal(chart.Others.Bars.Select(bar => bar.Row.Start).Order(), chart.Others.Bars.Select(bar => bar.Row.Start));
        var rest = chart.Others.Rest!;
        Assert.Equal(1 + 70 + 22, chart.Chain.Bars.Length + chart.Others.Bars.Sum(bar => bar.Row.Steps.Length) + rest.Count);
        Assert.Equal((Typical(Queue), chart.Seconds), (rest.Longest, rest.Finish));
        // From the beginning, and again when the cluster is there.
        Assert.Equal((2, 0, TimelineChart.Fineness), (rest.Busy.Length, rest.Busy[0].Start, rest.Busy[^1].Finish));
    }

    [Fact]
    public void Of_a_long_chain_the_longest_steps_have_bars()
    {
        var plan = new PlanBuilder().Resource("settings-0", ConfigMap);
        foreach (var index in Enumerable.Range(1, 30))
        {
            plan.Resource($"settings-{index}", ConfigMap, $"settings-{index - 1}");
        }

        var chart = Of(plan.Resource("cluster", Cluster, "settings-30").Resource("nodes", NodeGroup, "cluster"));

        Assert.Equal(12, chart.Chain.Bars.Length);
        Assert.Equal(["cluster", "nodes"], Names(chart.Chain).TakeLast(2));
        Assert.Equal((21, 1), (chart.Chain.Rest!.Count, chart.Chain.Rest.Longest));
        Assert.Null(chart.Others.Rest);
    }

    [Fact]
    public void What_ends_with_the_chain_decides_as_well()
    {
        var chart = Of(new PlanBuilder().Resource("cluster", Cluster).Resource("driver", NodeGroup, "cluster").Resource("executor", NodeGroup, "cluster"));

        Assert.Equal(["cluster", "driver"], Names(chart.Chain));
        Assert.Equal([("executor", true)], chart.Others.Bars.Select(bar => (bar.Row.Name, bar.EndsLast)));
    }

    [Fact]
    public void Against_BASE_it_says_what_is_new_and_what_was_made_at_another_time()
    {
        var before = new PlanBuilder().Resource("vpc", Vpc).Resource("nat", NatGateway, "vpc").Resource("cluster", Cluster, "vpc").Plan();
        var after = new PlanBuilder().Resource("vpc", Vpc).Resource("nat", NatGateway, "vpc").Resource("queue", Queue).Resource("cluster", Cluster, "vpc", "nat").Plan();

        var longer = new TimelineChart(Farms.Timeline(before, after));

        Assert.Equal(Typical(NatGateway), longer.Seconds - longer.BeforeSeconds);
        Assert.Equal(longer.Seconds, longer.Scale);
        Assert.Equal(["nat"], Names(longer.Joined));
        Assert.Empty(longer.Left);
        Assert.Equal([null, null, new Period(Typical(Vpc), Typical(Vpc) + Typical(Cluster))], longer.Chain.Bars.Select(bar => bar.Before));
        Assert.Equal([("queue", true)], longer.Others.Bars.Select(bar => (bar.Row.Name, bar.IsNew)));

        var shorter = new TimelineChart(Farms.Timeline(after, before));
        Assert.Equal((longer.Seconds, longer.Seconds), (shorter.BeforeSeconds, shorter.Scale));
        Assert.Equal(["nat"], Names(shorter.Left));
        Assert.Empty(shorter.Joined);
    }

    [Fact]
    public void Without_BASE_nothing_is_new()
    {
        var chart = Of(new PlanBuilder().Resource("cluster", Cluster));

        Assert.Null(chart.BeforeSeconds);
        Assert.All(chart.Chain.Bars, bar => Assert.Equal((false, null), (bar.IsNew, bar.Before)));
        Assert.Empty(chart.Joined);
    }

    [Fact]
    public void What_only_moved_is_not_new()
    {
        var old = Changed.Resource(Cluster, "old", PlanMap.Empty);
        var moved = Changed.Resource(Cluster, "new", PlanMap.Empty) with { Aliases = [old.Urn] };

        var chart = new TimelineChart(Farms.Timeline(Changed.Plan(old), Changed.Plan(moved)));

        Assert.False(Assert.Single(chart.Chain.Bars).IsNew);
        Assert.Empty(chart.Joined.Concat(chart.Left));
    }

    [Theory]
    [InlineData(1, new[] { 0, 1 })]
    [InlineData(532, new[] { 0, 60, 120, 180, 240, 300, 360, 420, 480 })]
    [InlineData(942, new[] { 0, 120, 240, 360, 480, 600, 720, 840 })]
    [InlineData(1080, new[] { 0, 180, 360, 540, 720, 900, 1080 })]
    [InlineData(500000, new[] { 0, 86400, 172800, 259200, 345600, 432000 })]
    public void The_axis_has_few_round_marks(int seconds, int[] marks) => Assert.Equal(marks, TimelineChart.Ticks(seconds));

    private static TimelineChart Of(PlanBuilder plan) => new(Farms.Timeline(null, plan.Plan()));

    private static int Typical(string type) => CreationTimes.Shipped.Of(type)!.Typical;

    private static string[] Names(ChartGroup group) => [.. group.Bars.Select(bar => bar.Row.Name)];

    private static string[] Names(ImmutableArray<TimelineStep> steps) => [.. steps.Select(step => step.Resource.Urn.Name)];
}
