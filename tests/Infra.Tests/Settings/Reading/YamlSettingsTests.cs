using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class YamlSettingsTests
{
    [Theory]
    [InlineData("", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("# only a comment", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("---\n", "test.yaml:1: the file is empty. It must hold at least the keys that have no default.")]
    [InlineData("- a\n- b", "test.yaml:1: the file is a list, but keys with values are expected, such as \"tenants:\".")]
    [InlineData("\n\njust words", "test.yaml:3: the file is \"just words\", but keys with values are expected, such as \"tenants:\".")]
    [InlineData("a: [1\nb: 2", "test.yaml:1: This is not YAML: a list or map is not closed. Check the indentation, the quotes and the colons around here.")]
    public void A_file_that_is_no_map_is_reported(string yaml, string message)
    {
        var errors = new SettingsErrors();
        Assert.Null(YamlSettings.Read(yaml, SettingsText.File, errors));
        Assert.Equal(message, Assert.Single(SettingsText.Shown(errors)));
    }

    [Fact]
    public void A_key_that_is_there_twice_is_an_error_beside_the_others()
    {
        var errors = new SettingsErrors();
        var map = YamlSettings.Read("a: 1\na: 2\nb: x", SettingsText.File, errors);
        new MapReader(map!, "", errors).Required("b", ScalarFormats.Boolean);
        Assert.Equal(
            ["test.yaml:2: The key \"a\" stands here twice; first on line 1. Keep one of them.", "test.yaml:3: b is \"x\", but true or false is expected."],
            SettingsText.Shown(errors));
    }

    [Fact]
    public void A_missing_file_is_reported()
    {
        var errors = new SettingsErrors();
        Assert.Null(YamlSettings.ReadFile(Path.Combine(AppContext.BaseDirectory, "no-such.yaml"), "stacks/no-such.yaml", errors));
        Assert.Equal(
            "stacks/no-such.yaml: the file is missing. Restore it from version control, or copy it from the project's template.",
            Assert.Single(SettingsText.Shown(errors)));
    }
}
