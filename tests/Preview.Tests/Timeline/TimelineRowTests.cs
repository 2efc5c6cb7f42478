using Preview.Tests.Support;
using Preview.Timeline;

namespace Preview.Tests.Timeline;

/// <summary>Steps that look alike are one row.</summary>
public sealed class TimelineRowTests
{
    [Theory]
    [InlineData("nat", "nat")]
    [InlineData("spark-nat-1a spark-nat-1b", "spark-nat-{1a, 1b}")]
    [InlineData("spark-driver spark-executor spark-large spark-tiny", "spark-{driver, executor, large, …}")]
    [InlineData("driver executor", "driver, executor")]
    [InlineData("spark spark-2", "spark, spark-2")]
    [InlineData("spark- spark-a", "spark-, spark-a")]
    [InlineData("-a -b", "-{a, b}")]
    public void What_names_have_in_common_is_said_once(string names, string shown) => Assert.Equal(shown, Assert.Single(Rows(names.Split(' '), [])).Name);

    [Fact]
    public void What_is_made_at_another_time_or_is_of_another_kind_has_a_row_of_its_own() =>
        Assert.Equal(["a", "b", "c"], Rows(["a", "b"], ["a"]).Select(row => row.Name));

    // "b" and "c", a network, wait for what `after` names.
    private static IEnumerable<TimelineRow> Rows(string[] names, string[] after)
    {
        var plan = new PlanBuilder();
        foreach (var name in names)
        {
            plan.Resource(name, "aws:ec2/natGateway:NatGateway", name == "b" ? after : []);
        }

        return TimelineRow.Of(UpTimeline.Of((after.Length > 0 ? plan.Resource("c", "aws:ec2/vpcEndpoint:VpcEndpoint", after) : plan).Plan()).Steps);
    }
}
