using Preview.Engine;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Tests.Support;
using Preview.Text;
using Preview.Timeline;

namespace Preview.Tests.Reports.Terminal;

/// <summary>The timeline as text.</summary>
public sealed class TimelineViewTests
{
    private static readonly StackPreview Preview = new()
    {
        Plan = new PlanBuilder()
            .Resource("network", "aws:ec2/vpc:Vpc")
            .Resource("private-eu-central-1a", "aws:ec2/subnet:Subnet", "network")
            .Resource("nat", "aws:ec2/natGateway:NatGateway", "private-eu-central-1a")
            .Resource("a-cluster-whose-name-is-as-long-as-a-name-may-be", "aws:eks/cluster:Cluster", "private-eu-central-1a")
            .Resource("nodes", "aws:eks/nodeGroup:NodeGroup", "a-cluster-whose-name-is-as-long-as-a-name-may-be", "nat")
            .Resource("zone", "cloudflare:index/zone:Zone")
            .Plan(),
        Elapsed = TimeSpan.FromMilliseconds(420),
    };

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("120", 120)]
    [InlineData("80", 80)]
    [InlineData("40", 40)]
    public void A_stack_is_a_row_of_bars(string name, int? width) =>
        Check($"timeline-{name}", width, new TimelineView(UpTimeline.Of(Preview.Plan), Preview, width).Lines());

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("80", 80)]
    public void Several_stacks_have_a_line_each(string name, int? width)
    {
        var empty = Preview with { Plan = new Plan("project", "empty", []) };
        var failed = empty with { Diagnostics = [new Diagnostic(Severity.Error, "bad")] };
        Check($"timelines-{name}", width, TimelineView.Overview([.. new[] { Preview, empty, failed }.Select(preview => (preview, UpTimeline.Of(preview.Plan)))]));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(987, "16 min 27 s")]
    [InlineData(3605, "60 min 05 s")]
    public void A_time_is_said_as_people_say_it(int seconds, string shown) => Assert.Equal(shown, TimeText.Show(seconds));

    private static void Check(string name, int? width, IEnumerable<Line> lines)
    {
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, width, color: false).Write(lines);
        Assert.All(text.ToString().Split('\n'), line =>
        {
            Assert.Equal(line.TrimEnd(), line);
            Assert.True(line.Length <= (width ?? int.MaxValue), line);
        });
        Snapshot.Matches(name, text.ToString());
    }
}
