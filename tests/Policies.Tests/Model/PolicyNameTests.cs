using PolicyEngine.Model;

namespace Policies.Tests.Model;

public sealed class PolicyNameTests
{
    [Theory]
    [InlineData("cluster-api-private")]
    [InlineData("tenant-namespace-default-deny")]
    [InlineData("node-tls-1-2")]
    public void By_the_grammar(string id) => Assert.True(PolicyName.IsValid(id));

    [Theory]
    [InlineData("")]
    [InlineData("all")]
    [InlineData("cluster-private")]
    [InlineData("weather-cloud-absent")]
    [InlineData("Cluster-api-private")]
    [InlineData("cluster-API-private")]
    [InlineData("cluster--api-private")]
    [InlineData("cluster-api-private-")]
    [InlineData("cluster_api_private")]
    [InlineData("cluster-api-private\n")]
    [InlineData("cluster-api-that-has-a-name-of-more-than-sixty-letters-is-too-long")]
    public void Not_by_the_grammar(string id) => Assert.False(PolicyName.IsValid(id));
}
