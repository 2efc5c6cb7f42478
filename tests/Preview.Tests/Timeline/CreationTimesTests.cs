using Preview.Projects;
using Preview.Timeline;

namespace Preview.Tests.Timeline;

/// <summary>The table of creation times is whole.</summary>
public sealed class CreationTimesTests
{
    private static readonly CreationTimes Table = CreationTimes.Shipped;

    [Fact]
    public void Every_time_is_a_range_with_a_source()
    {
        Assert.All(Table.Times.Concat(Table.Defaults), row =>
        {
            Assert.True(row.Value.Low >= 1 && row.Value.Low <= row.Value.Typical && row.Value.Typical <= row.Value.High, row.Key);
            Assert.NotEmpty(row.Value.Source.What);
        });
    }

    [Fact]
    public void What_was_measured_says_how_often_and_what_was_not_says_that_it_is_an_estimate() =>
        Assert.All(Table.Times, row => Assert.Equal(row.Value.Source.Name != "own", row.Value.Samples > 0));

    [Fact]
    public void Every_source_is_dated_and_can_be_found()
    {
        Assert.All(Table.Sources.Values, source =>
        {
            Assert.True(source.Date > new DateOnly(2018, 1, 1), source.Name);
            Assert.Equal(source.Name == "own", source.Url.Length == 0);
        });
        Assert.All(Table.Sources.Keys, name => Assert.Contains(Table.Times.Values.Concat(Table.Defaults.Values), time => time.Source.Name == name));
    }

    [Fact]
    public void Whatever_waits_waits_for_something_of_a_known_provider() =>
        Assert.All(Table.Waits, row =>
        {
            Assert.NotNull(Table.Of(row.Key));
            Assert.All(row.Value, awaited => Assert.NotNull(Table.Of(awaited)));
        });

    [Theory]
    [InlineData("aws:eks/addon:Addon#coredns", "aws:eks/addon:Addon#coredns")]
    [InlineData("aws:eks/cluster:Cluster#Standard", "aws:eks/cluster:Cluster")]
    [InlineData("aws:sns/topic:Topic", "aws")]
    [InlineData("kubernetes:helm.sh/v3:Release#anything", "kubernetes:helm.sh/v3:Release")]
    public void The_most_exact_name_counts(string kind, string row) =>
        Assert.Same(Table.Times.GetValueOrDefault(row) ?? Table.Defaults[row], Table.Of(kind));

    [Fact]
    public void A_table_that_is_not_there_is_named()
    {
        var missing = Assert.Throws<ProblemException>(() => ShippedData.Read("nothing.yaml"));
        Assert.Contains("tools/preview/data/nothing.yaml", missing.Message, StringComparison.Ordinal);
    }
}
