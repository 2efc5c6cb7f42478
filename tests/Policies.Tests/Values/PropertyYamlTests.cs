using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Values;

public sealed class PropertyYamlTests
{
    [Theory]
    [InlineData("a: { b: [1, '1', true, null, text] }", "{a: {b: [1, 1, true, null, text]}}")]
    [InlineData("- 0x", "[0x]")]
    [InlineData("[True, 0x10, .inf, ~]", "[true, 16, .inf, null]")]
    [InlineData("{ a: 1, a: 2 }", "absent")]
    [InlineData("", "null")]
    [InlineData("a: [", "absent")]
    public void A_text_is_read_as_what_it_holds(string yaml, string shown) =>
        Assert.Equal(shown, Text($"'{yaml.Replace("'", "''")}'").Yaml().ToString());

    [Fact]
    public void A_text_in_quotes_is_no_number()
    {
        var list = Text("\"['1', 1]\"").Yaml();

        Assert.True(list[0].Is("1").IsYes);
        Assert.True(list[1].Number(number => number == 1).IsYes);
    }

    [Fact]
    public void Its_path_is_the_text_s() => Assert.Equal("values.conf.a", Text("'a: { b: 1 }'").Yaml()["a"].Path);

    [Fact]
    public void What_is_secret_stays_so() => Assert.True(Text("!secret 'a: 1'").Yaml()["a"].IsSecret);

    [Fact]
    public void What_is_not_known_stays_so() => Assert.False(Text("!unknown ").Yaml()["a"].IsKnown);

    private static PolicyEngine.Values.Property Text(string yaml) => Resource("test:test:Test", "test", $"values: {{ conf: {yaml} }}")["values"]["conf"];
}
