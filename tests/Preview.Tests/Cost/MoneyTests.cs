using System.Globalization;
using Preview.Cost;

namespace Preview.Tests.Cost;

/// <summary>Amounts of money.</summary>
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
}
