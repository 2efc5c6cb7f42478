using Infra.Settings.Reading;

namespace Infra.Tests.Settings.Reading;

public class UnknownKeyTests
{
    private static readonly string[] Known = ["guaranteed", "ceiling", "cpu", "costCenter"];

    [Theory]
    [InlineData("ceilling", "Did you mean ceiling?")]
    [InlineData("garanteed", "Did you mean guaranteed?")]
    [InlineData("COSTCENTER", "Did you mean costCenter?")]
    [InlineData("cp", "Did you mean cpu?")]
    [InlineData("cpus", "Did you mean cpu?")]
    public void A_slip_is_answered_with_the_key_that_was_meant(string key, string remedy) =>
        Assert.Equal($"tenant.{key} is not a known key. {remedy}", UnknownKey.Describe($"tenant.{key}", key, Known));

    [Theory]
    [InlineData("quota")]
    [InlineData("x")]
    [InlineData("")]
    public void Another_word_is_answered_with_all_keys(string key) => Assert.Equal(
        $"{key} is not a known key. Known here: ceiling, costCenter, cpu, guaranteed.",
        UnknownKey.Describe(key, key, Known));

    [Fact]
    public void The_suggestion_is_written_as_the_user_must_write_it() => Assert.Equal(
        "farm:nam is not a known key. Did you mean farm:name?",
        UnknownKey.Describe("farm:nam", "nam", ["name"], prefix: "farm:"));

    [Fact]
    public void Where_no_key_is_known_none_is_named() =>
        Assert.Equal("a is not a known key. Known here: .", UnknownKey.Describe("a", "a", []));
}
