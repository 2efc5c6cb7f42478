using System.Globalization;
using Preview.Cost;

namespace Preview.Tests.Cost;

/// <summary>Amounts and quantities.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0")]
    [InlineData("955.4", "$955")]
    [InlineData("999.4", "$999")]
    [InlineData("999.6", "$1.0k")]
    [InlineData("1895", "$1.9k")]
    [InlineData("9949", "$9.9k")]
    [InlineData("9951", "$10k")]
    [InlineData("384260", "$384k")]
    [InlineData("999499", "$999k")]
    [InlineData("999600", "$1.0M")]
    [InlineData("12345678", "$12.3M")]
    public void An_amount_is_as_short_as_it_can_be(string amount, string shown) => Assert.Equal(shown, Money.Short(decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1200, 48000, "$1.2k–48k")]
    [InlineData(73, 73, "$73")]
    public void A_range_names_the_currency_once(int floor, int ceiling, string shown) => Assert.Equal(shown, Money.Range(floor, ceiling));

    [Theory]
    [InlineData("0", "$0")]
    [InlineData("0.168", "$0.168")]
    [InlineData("3.65", "$3.65")]
    [InlineData("4.088", "$4.09")]
    [InlineData("182634.9", "$182,635")]
    public void In_a_table_an_amount_is_exact_to_what_matters(string amount, string shown) => Assert.Equal(shown, Money.Exact(decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("256", "256")]
    [InlineData("1500m", "1.5")]
    [InlineData("12Ti", "13194139533312")]
    [InlineData("2k", "2000")]
    public void A_quantity_is_a_number(string text, string number) => Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), Quantities.Number(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("much")]
    public void What_is_no_quantity_is_none(string? text) => Assert.Null(Quantities.Number(text));

    [Fact]
    public void A_size_is_told_in_gibibytes() => Assert.Equal(1024, Quantities.Gibibytes("1Ti"));
}
