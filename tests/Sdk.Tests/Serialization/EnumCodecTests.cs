using Pulumi.Serialization;
using Sdk.Fixture.Resources;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Sdk.Tests.Serialization;

public sealed class EnumCodecTests
{
    [Fact]
    public void A_text_goes_there_and_back()
    {
        var codec = EnumCodec.Of(typeof(Tier))!;
        Assert.Equal(Value.ForString("HOT"), codec.ToWire(Tier.Hot));
        Assert.Equal(Tier.Hot, codec.FromWire(Value.ForString("HOT")));
        Assert.Null(codec.FromWire(Value.ForNumber(1)));
    }

    [Fact]
    public void A_number_goes_there_and_back()
    {
        var codec = EnumCodec.Of(typeof(Level))!;
        Assert.Equal(Value.ForNumber(2), codec.ToWire(new Level(2)));
        Assert.Equal(Value.ForNumber(3), codec.ToWire(new Level(3)));
        Assert.Equal(new Level(2), codec.FromWire(Value.ForNumber(2)));
        Assert.Null(codec.FromWire(Value.ForString("2")));
    }

    [Fact]
    public void A_message_may_do_with_a_value_what_it_likes()
    {
        var codec = EnumCodec.Of(typeof(Tier))!;
        codec.ToWire(Tier.Hot).StringValue = "cold";
        Assert.Equal(Value.ForString("HOT"), codec.ToWire(Tier.Hot));
    }

    [Fact]
    public void Other_types_have_none()
    {
        Assert.Null(EnumCodec.Of(typeof(int)));
        Assert.Null(EnumCodec.Of(typeof(DayOfWeek)));
        Assert.Null(EnumCodec.Of(typeof(string)));
    }

    [Fact]
    public void A_struct_that_lacks_its_conversions_is_named()
    {
        Assert.Contains(
            "OneWay to have an explicit conversion",
            Assert.Throws<InvalidOperationException>(() => EnumCodec.Of(typeof(OneWay))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "NoWay had [EnumTypeAttribute]", Assert.Throws<InvalidOperationException>(() => EnumCodec.Of(typeof(NoWay))).Message, StringComparison.Ordinal);
    }

    [EnumType]
    private readonly record struct Level(double Number)
    {
        public static explicit operator double(Level level) => level.Number;
    }

    [EnumType]
    private readonly record struct OneWay(string Text);

    [EnumType]
    private readonly record struct NoWay
    {
        public static explicit operator string(NoWay value) => value.ToString();
    }
}
