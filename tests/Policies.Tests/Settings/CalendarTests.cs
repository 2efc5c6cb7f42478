using PolicyEngine.Settings;

namespace Policies.Tests.Settings;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("0", "1970-01-01")]
    [InlineData("1795305600", "2026-11-22")]
    public void The_environment_may_name_the_time(string named, string day) =>
        Assert.Equal(DateOnly.Parse(day), DateOnly.FromDateTime(Calendar.Now(named, TimeProvider.System).UtcDateTime));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Otherwise_it_is_the_clock_s(string? named)
    {
        var before = TimeProvider.System.GetUtcNow();
        Assert.InRange(Calendar.Now(named, TimeProvider.System), before, TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999")]
    public void What_is_no_time_is_refused(string named)
    {
        var refused = Assert.Throws<FormatException>(() => Calendar.Now(named, TimeProvider.System));
        Assert.Equal(
            $"SOURCE_DATE_EPOCH is \"{named}\"; expected whole seconds since 1970. Take it out of the environment to use today's date.", refused.Message);
    }
}
