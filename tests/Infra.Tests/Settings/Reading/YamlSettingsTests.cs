using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class YamlSettingsTests
{
    [Theory]
    [InlineData("", ScalarKind.Null)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("False", ScalarKind.Boolean)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("3", ScalarKind.Integer)]
    [InlineData("-3", ScalarKind.Integer)]
    [InlineData("1.30", ScalarKind.Number)]
    [InlineData("1e3", ScalarKind.Number)]
    [InlineData(".5", ScalarKind.Number)]
    [InlineData("1.2.3", ScalarKind.Text)]
    [InlineData("64Gi", ScalarKind.Text)]
    [InlineData("\"3\"", ScalarKind.Text)]
    [InlineData("'true'", ScalarKind.Text)]
    [InlineData("\"\"", ScalarKind.Text)]
    public void Scalars_are_typed_by_the_core_schema(string yaml, object kind)
    {
        var value = SettingsText.Map($"key: {yaml}").Find("key")!.Value;
        Assert.Equal(kind, Assert.IsType<ScalarNode>(value).ScalarKind);
    }

    [Fact]
    public void A_number_keeps_how_it_was_written()
    {
        var value = Assert.IsType<ScalarNode>(SettingsText.Map("version: 1.30").Find("version")!.Value);
        Assert.Equal("1.30", value.Text);
    }

    [Fact]
    public void Every_value_knows_its_line()
    {
        var map = SettingsText.Map("""
            tenants:
              # A comment takes a line, too.
              - name: analytics
                ceiling: { cpu: 4,
                           memory: 16Gi }
            """);

        var tenants = map.Find("tenants")!;
        var tenant = Assert.IsType<MapNode>(Assert.IsType<ListNode>(tenants.Value).Items[0]);
        var ceiling = tenant.Find("ceiling")!;
        Assert.Equal(1, tenants.Location.Line);
        Assert.Equal(3, tenant.Location.Line);
        Assert.Equal(4, ceiling.Location.Line);
        Assert.Equal("test.yaml:5", Assert.IsType<MapNode>(ceiling.Value).Find("memory")!.Location.ToString());
    }

    [Theory]
    [InlineData("", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("# only a comment", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("---\n", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("- a\n- b", "test.yaml:1: the file holds a list, but keys with values are expected, such as \"tenants:\".")]
    [InlineData("\n\njust words", "test.yaml:3: the file holds a text, but keys with values are expected, such as \"tenants:\".")]
    public void A_file_that_is_no_map_is_reported(string yaml, string message) => Assert.Equal(message, Assert.Single(Errors(yaml)));

    [Theory]
    [InlineData("a: 1\nb: [1, 2\nc: 3", 2)]
    [InlineData("a: [1, 2\nb: 3", 1)]
    [InlineData("a: *nowhere", 1)]
    [InlineData("a: \"open", 1)]
    public void Broken_YAML_is_reported_at_its_line(string yaml, int line)
    {
        var error = Assert.Single(Errors(yaml));
        Assert.StartsWith($"test.yaml:{line}: this is not valid YAML (column ", error, StringComparison.Ordinal);
        Assert.EndsWith(". Check the indentation, the quotes and the brackets here and on the line before.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_there_twice_is_reported_where_it_is_repeated() => Assert.Equal(
        "test.yaml:2: this is not valid YAML (column 1): Duplicate key a. Keep one of the two.",
        Assert.Single(Errors("a: 1\na: 2")));

    [Theory]
    [InlineData("a:\n  b: 1\n\tc: 2", 3)]
    [InlineData("a: 1\n\t\n\tb: 2", 3)]
    public void A_tab_is_reported_at_its_line(string yaml, int line) => Assert.Equal(
        $"test.yaml:{line}: this is not valid YAML: the line is indented with a tab. Indent it with spaces.",
        Assert.Single(Errors(yaml)));

    [Fact]
    public void An_anchor_may_be_used_twice()
    {
        var map = SettingsText.Map("""
            a: &amount { cpu: 4 }
            b: *amount
            """);
        Assert.Equal("a map", map.Find("b")!.Value.Kind);
    }

    [Theory]
    [InlineData("a: 1\nb: &loop [*loop]", 11)]
    [InlineData("a: 1\nb: &loop { c: [*loop] }", 16)]
    [InlineData("a: 1\n&loop [*loop]: b", 8)]
    public void A_value_that_holds_itself_is_reported(string yaml, int column) => Assert.Equal(
        $"test.yaml:2: this is not valid YAML (column {column}): The alias *loop names a value that it is part of. Check the indentation, the quotes and the brackets here and on the line before.",
        Assert.Single(Errors(yaml)));

    [Fact]
    public void A_missing_file_is_reported()
    {
        var errors = new SettingsErrors();
        Assert.Null(YamlSettings.ReadFile(Path.Combine(AppContext.BaseDirectory, "no-such.yaml"), "stacks/no-such.yaml", errors));
        Assert.Equal(
            "stacks/no-such.yaml: the file is missing. Restore it from version control, or copy it from the project's template.",
            Assert.Single(SettingsText.Shown(errors)));
    }

    private static string[] Errors(string yaml)
    {
        var errors = new SettingsErrors();
        Assert.Null(YamlSettings.Read(yaml, SettingsText.File, errors));
        return SettingsText.Shown(errors);
    }
}
