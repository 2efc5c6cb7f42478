using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Infra.Settings;

namespace Infra.Tests.Settings;

public class CidrTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.40.0.0/16")]
    [InlineData("192.168.1.1/32")]
    public void A_network_is_read(string text) => Assert.Equal(text, Cidr.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.40.0.0")]
    [InlineData("10.40.0.0/")]
    [InlineData("10.40.0.0/33")]
    [InlineData("10.40.0.0/-1")]
    [InlineData("10.40.0.0/016")]
    [InlineData("10.40.0.1/16")]
    [InlineData("10.40/16")]
    [InlineData("010.40.0.0/16")]
    [InlineData("10.40.0.0/16 ")]
    [InlineData("fd00::/8")]
    [InlineData("network")]
    public void What_is_no_network_is_refused(string? text)
    {
        Assert.False(Cidr.TryParse(text, out _));
        Assert.Equal(
            $"'{text}' is not an IPv4 network in CIDR notation.",
            Assert.Throws<FormatException>(() => Cidr.Parse(text!)).Message);
    }

    [Theory]
    [InlineData("10.40.0.0/16", "10.40.128.0/17", true)]
    [InlineData("10.40.0.0/16", "10.40.0.0/16", true)]
    [InlineData("10.40.0.0/16", "10.41.0.0/16", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255/32", true)]
    public void Networks_overlap_where_they_share_an_address(string left, string right, bool overlap) =>
        Assert.Equal(overlap, Cidr.Parse(left).Overlaps(Cidr.Parse(right)));

    [Theory]
    [InlineData(2, 0, "10.40.0.0/18")]
    [InlineData(2, 3, "10.40.192.0/18")]
    [InlineData(16, 65_535, "10.40.255.255/32")]
    public void A_subnet_is_one_of_the_equal_parts(int newBits, int index, string part) =>
        Assert.Equal(part, Cidr.Parse("10.40.0.0/16").Subnet(newBits, index).ToString());

    [Theory]
    [InlineData(17, 0)]
    [InlineData(2, 4)]
    [InlineData(2, -1)]
    public void A_part_that_is_not_there_is_refused(int newBits, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse("10.40.0.0/16").Subnet(newBits, index));

    [Fact]
    public void Addresses_are_counted_from_the_networks_own() => Assert.Equal("172.20.0.10", Cidr.Parse("172.20.0.0/16").Address(10));

    [Property]
    public Property What_is_printed_reads_as_the_same_network() =>
        Prop.ForAll(Networks(32), network => Cidr.Parse(network.ToString()) == network);

    [Property]
    public Property Overlapping_is_symmetric() =>
        Prop.ForAll(Networks(32), Networks(32), (left, right) => left.Overlaps(right) == right.Overlaps(left));

    [Property]
    public Property Every_network_overlaps_itself() => Prop.ForAll(Networks(32), network => network.Overlaps(network));

    [Property]
    public Property Subnets_stay_inside_and_never_overlap() => Prop.ForAll(Networks(28), Arb.From(Gen.Choose(1, 4)), (network, newBits) =>
    {
        var parts = Enumerable.Range(0, 1 << newBits).Select(index => network.Subnet(newBits, index)).ToList();
        return parts.All(part => part.PrefixLength == network.PrefixLength + newBits && network.Overlaps(part))
            && parts.SelectMany((part, index) => parts.Skip(index + 1).Select(other => (part, other))).All(pair => !pair.part.Overlaps(pair.other));
    });

    private static Arbitrary<Cidr> Networks(int longestPrefix) => Arb.From(
        from prefix in Gen.Choose(0, longestPrefix)
        from high in Gen.Choose(0, 65_535)
        from low in Gen.Choose(0, 65_535)
        select Network((((uint)high << 16) | (uint)low) & (prefix == 0 ? 0 : uint.MaxValue << (32 - prefix)), prefix));

    private static Cidr Network(uint address, int prefix) =>
        Cidr.Parse($"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}/{prefix}");
}
