using Policies.Kubernetes;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Kubernetes;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("{ a: 16, b: '16000m' }", "yes")]
    [InlineData("{ a: 16, b: 17 }", "no")]
    [InlineData("{ a: 1n, b: 0.000000001 }", "yes")]
    [InlineData("{ a: 1Ei, b: 1024Pi }", "yes")]
    [InlineData("{ a: 16 }", "no")]
    [InlineData("{ a: 16, b: many }", "no")]
    [InlineData("{ a: 16, b: !unknown  }", "unknown")]
    [InlineData("{ a: !unknown , b: many }", "no")]
    [InlineData("{ a: 16, b: !secret '16' }", "unknown")]
    public void Amounts_compare_by_what_they_are(string properties, string answer)
    {
        var resource = Resource("test:test:Test", "test", properties);

        Assert.Equal(answer, Quantity.Compare(resource["a"], resource["b"], (a, b) => a == b).ToString());
    }
}
