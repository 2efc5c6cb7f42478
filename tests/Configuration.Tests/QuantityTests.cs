using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Configuration.Tests;

public class QuantityTests
{
    private static readonly string[] Suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-2"];

    [Theory]
    [InlineData("0", "0")]
    [InlineData("64", "64")]
    [InlineData("1n", "0.000000001")]
    [InlineData("1u", "0.000001")]
    [InlineData("500m", "0.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("2k", "2000")]
    [InlineData("2M", "2000000")]
    [InlineData("2G", "2000000000")]
    [InlineData("2T", "2000000000000")]
    [InlineData("2P", "2000000000000000")]
    [InlineData("1E", "1000000000000000000")]
    [InlineData("1Ei", "1152921504606846976")]
    [InlineData("1e3", "1000")]
    [InlineData("1E3", "1000")]
    [InlineData("1.5e-1", "0.15")]
    [InlineData("-1", "-1")]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("2Ki", "2048")]
    [InlineData("2Mi", "2097152")]
    [InlineData("2Gi", "2147483648")]
    [InlineData("2Ti", "2199023255552")]
    [InlineData("2Pi", "2251799813685248")]
    [InlineData("0.5Gi", "536870912")]
    public void Each_suffix_has_the_value_that_Kubernetes_gives_it(string text, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Quantity.Parse(text).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1Gi\n")]
    [InlineData("1,5")]
    [InlineData("1e3Ki")]
    [InlineData("1e")]
    [InlineData("1e1.5")]
    [InlineData("1e 3")]
    [InlineData("1-")]
    [InlineData(".")]
    [InlineData("1gi")]
    [InlineData("16 Gi")]
    [InlineData("sixteen")]
    [InlineData("1GiB")]
    [InlineData("1K")]
    [InlineData("Gi")]
    [InlineData("99999999999999999999999999999")]
    [InlineData("90000000000E")]
    [InlineData("1e99")]
    [InlineData("79228162514264337593543950335Pi")]
    public void What_is_no_quantity_is_refused(string? text)
    {
        Assert.False(Quantity.TryParse(text, out _));
        Assert.Equal($"'{text}' is not a Kubernetes quantity.", Assert.Throws<FormatException>(() => Quantity.Parse(text!)).Message);
    }

    [Fact]
    public void Equal_amounts_are_equal_however_they_are_written()
    {
        Assert.Equal(Quantity.Parse("1"), Quantity.Parse("1000m"));
        Assert.Equal(Quantity.Parse("1Ti").GetHashCode(), Quantity.Parse("1024Gi").GetHashCode());
        Assert.NotEqual(Quantity.Parse("1G"), Quantity.Parse("1Gi"));
    }

    [Theory]
    [InlineData("1500m", "1.5")]
    [InlineData("much", null)]
    [InlineData(null, null)]
    public void A_text_that_is_no_quantity_has_no_value(string? text, string? value) =>
        Assert.Equal(value is null ? null : decimal.Parse(value, CultureInfo.InvariantCulture), Quantity.ValueOf(text));

    [Fact]
    public void A_size_can_be_had_in_gibibytes() => Assert.Equal(1024, Quantity.GibibytesOf("1Ti"));

    [Fact]
    public void The_default_is_nothing() => Assert.Equal("0", default(Quantity).ToString());

    [Property]
    public Property What_was_written_is_kept() =>
        Prop.ForAll(Texts(), text => Quantity.Parse(text).Text == text && Quantity.Parse(text).ToString() == text);

    [Property]
    public Property Quantities_are_ordered_by_their_value() => Prop.ForAll(Texts(), Texts(), (left, right) =>
    {
        var (a, b) = (Quantity.Parse(left), Quantity.Parse(right));
        return (a < b) == (a.Value < b.Value)
            && (a > b) == (b < a)
            && (a <= b) == !(a > b)
            && (a >= b) == !(a < b)
            && (a == b) == (a.CompareTo(b) == 0);
    });

    [Theory]
    [InlineData("64", "64")]
    [InlineData("1.5", "1.5")]
    [InlineData("0.25", "0.25")]
    [InlineData("3792.000", "3792")]
    public void Cores_are_shown_as_a_person_writes_them(string cores, string shown) =>
        Assert.Equal(shown, Quantity.ShowCores(decimal.Parse(cores, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1023", "1023")]
    [InlineData("1Ki", "1Ki")]
    [InlineData("1536Gi", "1.5Ti")]
    [InlineData("3440Gi", "3.36Ti")]
    [InlineData("1Pi", "1Pi")]
    public void Bytes_are_shown_in_the_largest_unit_that_fits(string bytes, string shown) =>
        Assert.Equal(shown, Quantity.ShowBytes(Quantity.Parse(bytes).Value));

    private static Arbitrary<string> Texts() => Arb.From(
        from number in Gen.Choose(0, 100_000)
        from tenth in Gen.Choose(0, 9)
        from suffix in Gen.Elements(Suffixes)
        select (tenth == 0 ? $"{number}" : $"{number}.{tenth}") + suffix);
}
