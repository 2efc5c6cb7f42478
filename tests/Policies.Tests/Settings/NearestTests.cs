using PolicyEngine.Settings;

namespace Policies.Tests.Settings;

public sealed class NearestTests
{
    [Theory]
    [InlineData("ekss", "eks")]
    [InlineData("esk", "eks")]
    [InlineData("ek", "eks")]
    [InlineData("netwrk", "network")]
    [InlineData("netwokr", "network")]
    [InlineData("mars", null)]
    [InlineData("prod", null)]
    [InlineData("", null)]
    public void What_is_near_enough_is_meant(string name, string? nearest) => Assert.Equal(nearest, Nearest.Of(name, ["aks", "eks", "gke", "network", "onprem"]));

    [Fact]
    public void Where_nothing_is_known_nothing_is_meant() => Assert.Null(Nearest.Of("eks", []));
}
