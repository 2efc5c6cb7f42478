using Policies.Kubernetes;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Kubernetes;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("16", "16")]
    [InlineData("500m", "0.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("2Ki", "2048")]
    [InlineData("1.5Gi", "1610612736")]
    [InlineData("2G", "2000000000")]
    [InlineData("1Ei", "1152921504606846976")]
    public void What_Kubernetes_takes_is_read(string text, string amount)
    {
        Assert.True(Quantity.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("16 Gi")]
    [InlineData("16GB")]
    [InlineData("sixteen")]
    [InlineData("90000000000E")]
    public void What_it_does_not_take_is_not(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Theory]
    [InlineData("{ a: 16, b: '16000m' }", "yes")]
    [InlineData("{ a: 16, b: 17 }", "no")]
    [InlineData("{ a: 16 }", "no")]
    [InlineData("{ a: 16, b: many }", "no")]
    [InlineData("{ a: 16, b: !unknown  }", "unknown")]
    [InlineData("{ a: !unknown , b: many }", "no")]
    [InlineData("{ a: 16, b: !secret '16' }", "unknown")]
    public void Amounts_compare_by_what_they_are(string properties, string answer)
    {
        var resource = Resource("test:test:Test", "test", properties);

        Assert.Equal(answer, Quantity.Compare(resource["a"], resource["b"], static (a, b) => a == b).ToString());
    }
}
