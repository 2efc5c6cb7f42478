using System.Text;
using System.Text.Json;
using Preview.Checks;
using Preview.Cost;
using Preview.Engine;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Reports.Terminal;

/// <summary>The estimate as a table and as JSON.</summary>
public sealed class CostViewTests
{
    private static readonly (string Stack, CostEstimate Cost)[] Estimates =
    [
        ("eks", CostEstimate.Of(new PlanBuilder()
            .Provider("aws", ("region", Of("eu-central-1")))
            .Resource("nat-a", "aws:ec2/natGateway:NatGateway")
            .Resource("nat-b", "aws:ec2/natGateway:NatGateway")
            .Resource("db", "aws:rds/instance:Instance")
            .Resource("bucket", "aws:s3/bucket:Bucket")
            .Resource("nodes", "aws:eks/nodeGroup:NodeGroup",
                [("nodeGroupName", Of("spark-system")), ("instanceTypes", new PlanList([Of("m7i.xlarge"), Of("m6i.xlarge")])), ("scalingConfig", Map(("minSize", new PlanNumber(3)), ("maxSize", new PlanNumber(6)))), ("capacityType", Of("SPOT"))])
            .Plan())),
        ("onprem", CostEstimate.Of(new PlanBuilder().Plan())),
    ];

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("120", 120)]
    [InlineData("80", 80)]
    public void The_estimate_is_a_table(string name, int? width)
    {
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, width, color: false).Write(new CostView(Estimates, width).Lines());

        Assert.All(text.ToString().Split('\n'), line =>
        {
            Assert.Equal(line.TrimEnd(), line);
            Assert.True(line.Length <= (width ?? int.MaxValue), line);
        });
        Snapshot.Matches($"cost-{name}", text.ToString());
    }

    [Theory]
    [InlineData("us-east-1", "eks $", "$")]
    [InlineData("eu-nowhere-9", "eks no prices for eu-nowhere-9, so without the nodes: $33 a month, an estimate\n", "no prices for eu-nowhere-9")]
    public void A_region_without_prices_is_told(string region, string heading, string header)
    {
        var plan = new PlanBuilder()
            .Provider("aws", ("region", Of(region)))
            .Resource("nat", "aws:ec2/natGateway:NatGateway")
            .Resource("nodes", "aws:eks/nodeGroup:NodeGroup", [("instanceTypes", new PlanList([Of("m7i.xlarge")])), ("scalingConfig", Map(("minSize", new PlanNumber(3)), ("maxSize", new PlanNumber(6))))])
            .Plan();
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, null, color: false).Write([.. new CostView([("eks", CostEstimate.Of(plan))], null).Lines(), HeaderView.Line(new CheckedStack(new StackPreview { Plan = plan }), null)]);

        Assert.StartsWith(heading, text.ToString(), StringComparison.Ordinal);
        Assert.Contains($" · {header}", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_estimate_is_the_same_JSON()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        CostWriter.Write(Estimates, first);
        CostWriter.Write(Estimates, second);

        Assert.Equal(first.ToArray(), second.ToArray());
        var stack = JsonDocument.Parse(Encoding.UTF8.GetString(first.ToArray())).RootElement.GetProperty("stacks")[0];
        Assert.Equal("aws:rds/instance:Instance", stack.GetProperty("notPriced")[0].GetString());
        Assert.Equal(
            decimal.Round(6 * 0.2415m * 730, 2),
            stack.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("part").GetString() == "nodes").GetProperty("ceiling").GetDecimal());
    }
}
