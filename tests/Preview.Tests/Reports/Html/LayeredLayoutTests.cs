using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Preview.Reports.Html;

namespace Preview.Tests.Reports.Html;

public sealed class LayeredLayoutTests
{
    private static readonly Extent Box = new(10, 4);

    [Fact]
    public void What_is_needed_stands_before_what_needs_it()
    {
        var layout = Layout(4, [(0, 1), (1, 2), (0, 2), (2, 3)]);
        Assert.Equal([0, 15, 30, 45], layout.Places.Take(4).Select(place => place.Along));
        // 0 → 2 follows from 0 → 1 → 2.
        Assert.Equal([(0, 1), (1, 2), (2, 3)], layout.Routes.Select(route => (route.From, route.To)));
    }

    [Fact]
    public void Two_that_need_each_other_are_one_arrow_with_two_heads() =>
        Assert.Equal([(0, 1, true)], Layout(2, [(0, 1), (1, 0)]).Routes.Select(route => (route.From, route.To, route.IsMutual)));

    [Fact]
    public void No_more_than_allowed_stand_side_by_side() =>
        Assert.All(Layout(7, [], most: 3).Places.GroupBy(place => place.Along), line => Assert.InRange(line.Count(), 1, 3));

    [Property(MaxTest = 200)]
    public Property Boxes_are_apart_and_arrows_run_forward() => Prop.ForAll(
        (from count in Gen.Choose(1, 12)
         from needs in Gen.Choose(0, count - 1).Zip(Gen.Choose(0, count - 1)).ListOf()
         select (count, needs: needs.Where(edge => edge.Item1 != edge.Item2).ToArray())).ToArbitrary(),
        graph =>
        {
            var layout = Layout(graph.count, graph.needs);
            Extent[] places = [.. layout.Places];
            for (var i = 0; i < graph.count; i++)
            {
                Assert.InRange(places[i].Along, 0, layout.Size.Along - Box.Along);
                Assert.InRange(places[i].Across, 0, layout.Size.Across - Box.Across);
                Assert.All(places[..i], other => Assert.True(other.Along != places[i].Along || Math.Abs(other.Across - places[i].Across) >= Box.Across));
            }

            Assert.All(layout.Routes, route => Assert.Equal(route.Points.Select(point => point.Along).Order(), route.Points.Select(point => point.Along)));
            // Who needs something has an arrow, and nobody has one who needs nothing.
            Assert.Equal(graph.needs.Length == 0, layout.Routes.IsEmpty);
        });

    private static LayeredLayout Layout(int count, (int, int)[] needs, int most = 5) => LayeredLayout.Of([.. Enumerable.Repeat(Box, count)], needs, most, gapAlong: 5, gapAcross: 2);
}
