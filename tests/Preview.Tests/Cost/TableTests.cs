using Preview.Cost;

namespace Preview.Tests.Cost;

/// <summary>The tables of prices are whole, and read right.</summary>
public sealed class TableTests
{
    [Fact]
    public void Every_price_has_a_dated_source_that_can_be_found()
    {
        Assert.All(PriceTable.Shipped.Sources.Values.Concat(MachineTable.Shipped.Sources.Values), source =>
        {
            Assert.StartsWith("https://", source.Url, StringComparison.Ordinal);
            Assert.NotEmpty(source.What);
            Assert.True(source.Date > new DateOnly(2024, 1, 1), source.Name);
        });
        Assert.All(PriceTable.Shipped.Prices.Values, price => Assert.True(price.Monthly > 0, price.Name));
        Assert.All(MachineTable.Shipped.Families, family => Assert.All(family.PerCore.Values, price => Assert.InRange(price, 0.01m, 0.5m)));
    }

    [Fact]
    public void Every_source_and_every_price_is_used()
    {
        var used = PriceTable.Shipped.Prices.Values.Select(price => price.Source);
        Assert.All(PriceTable.Shipped.Sources.Values, source => Assert.Contains(source, used));

        string[] asked = [.. PriceTable.Shipped.Kinds.Values.Select(kind => kind.Price).OfType<string>()];
        Assert.All(asked, name => Assert.Contains(name, PriceTable.Shipped.Prices.Keys));
    }

    [Fact]
    public void What_Karpenter_chooses_from_says_what_it_chooses_by() =>
        Assert.All(MachineTable.Shipped.Families.Where(family => family.Cloud == "aws"), family =>
        {
            Assert.True(family is { Memory: > 0, Cores.Count: > 0, Generation: > 3 }, family.Name);
            Assert.Contains(family.Category, (string[])["c", "m", "r", "i"]);
        });

    [Theory]
    [InlineData("m7i.xlarge", "m7i", 4)]
    [InlineData("m7i.large", "m7i", 2)]
    [InlineData("c7i-flex.2xlarge", "c7i-flex", 8)]
    [InlineData("r8idn.48xlarge", "r8idn", 192)]
    [InlineData("n4-standard-16", "n4-standard", 16)]
    [InlineData("c4-highmem-32-lssd", "c4-highmem", 32)]
    [InlineData("Standard_D4ads_v5", "Standard_D#ads_v5", 4)]
    [InlineData("Standard_L8s_v4", "Standard_L#s_v4", 8)]
    public void A_machines_name_tells_its_family_and_cores(string machine, string family, int cores) => Assert.Equal((family, cores), MachineTable.Parse(machine));

    [Theory]
    [InlineData("m7i.metal-24xl")]
    [InlineData("e2-medium")]
    [InlineData("")]
    public void Another_name_tells_nothing(string machine) => Assert.Null(MachineTable.Parse(machine));

    [Theory]
    [InlineData("m7i.2xlarge", "us-east-1", 0.4032)]
    [InlineData("m7i.2xlarge", "eu-central-1", 0.483)]
    [InlineData("c7i.xlarge", "eu-central-1", 0.2037)]
    [InlineData("r6id.4xlarge", "eu-central-1", 1.4532)]
    [InlineData("n4-standard-16", "europe-west4", 0.76188)]
    [InlineData("n4-highmem-16", "europe-west4", 0.999768)]
    [InlineData("c4-highmem-144", "europe-west4", 9.8536284)]
    [InlineData("Standard_D8ads_v5", "germanywestcentral", 0.5)]
    [InlineData("Standard_E16ads_v5", "germanywestcentral", 1.264)]
    [InlineData("Standard_E64ads_v5", "germanywestcentral", 5.056)]
    [InlineData("Standard_L8s_v4", "germanywestcentral", 0.832)]
    public void A_machine_costs_what_the_sources_say(string machine, string region, double hourly) =>
        Assert.Equal((decimal)hourly, MachineTable.Shipped.Of(machine, region)!.Hourly, 4);

    [Theory]
    [InlineData("m7i.xlarge", "sa-east-1")]
    [InlineData("t3.xlarge", "us-east-1")]
    [InlineData("n4-standard-16", "asia-east1")]
    public void What_no_source_says_has_no_price(string machine, string region) => Assert.Null(MachineTable.Shipped.Of(machine, region));
}
