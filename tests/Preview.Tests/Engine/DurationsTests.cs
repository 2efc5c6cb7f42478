using Preview.Engine;

namespace Preview.Tests.Engine;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("20m", 1200.0)]
    [InlineData("1h30m", 5400.0)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("20", null)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("1h 30m", null)]
    public void Durations_are_spelled_as_go_does(string text, double? seconds) => Assert.Equal(seconds, Durations.Seconds(text));
}
