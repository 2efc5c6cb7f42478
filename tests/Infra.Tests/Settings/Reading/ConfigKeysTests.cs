using System.Collections.Immutable;
using Configuration;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

/// <summary>The settings of a project called my-spark: with the program's prefix, the project's, or none.</summary>
public class ConfigKeysTests
{
    private const string File = "stacks/Pulumi.eks.yaml";

    private static readonly ImmutableArray<string> Known = ["name", "network", "tags", "zones"];

    [Theory]
    [InlineData("spark-platform:name: laptop", "spark-platform:")]
    [InlineData("my-spark:name: laptop", "my-spark:")]
    [InlineData("name: laptop", "")]
    [InlineData("my-spark:config:name: laptop", "my-spark:")]
    public void A_setting_is_read_under_each_of_its_names(string line, string prefix)
    {
        var keys = Keys(line, out var errors);
        Assert.Equal("laptop", keys.Find("name")!.Text);
        Assert.Equal($"{File}:2:3", keys.Find("name")!.Entry!.Location.ToString());
        Assert.Equal(prefix, keys.Prefix);
        Assert.Empty(errors);
    }

    [Fact]
    public void A_project_of_the_programs_name_has_one_namespace() => Assert.Equal(["spark-platform"], ConfigKeys.NamespacesOf("spark-platform"));

    [Fact]
    public void Where_nothing_is_written_a_message_uses_the_programs_prefix() => Assert.Equal("spark-platform:", Keys("aws:region: a", out _).Prefix);

    [Theory]
    [InlineData("spark-platform:name: a\n  my-spark:name: b", ":3: my-spark:name is the same setting as spark-platform:name on line 2. Keep one of them.")]
    [InlineData("spark-platform:name: a\n  name: b", ":3: name is the same setting as spark-platform:name on line 2. Keep one of them.")]
    [InlineData("name: a\n  my-spark:name: b", ":3: my-spark:name is the same setting as name on line 2. Keep one of them.")]
    public void A_setting_under_two_names_is_refused_with_both_lines(string lines, string error)
    {
        Keys(lines, out var errors);
        Assert.Equal([File + error], errors);
    }

    [Fact]
    public void A_setting_under_two_names_is_refused_without_the_file_too()
    {
        var errors = new SettingsErrors();
        new ConfigKeys("my-spark", name => name is "my-spark:name" or "spark-platform:name" ? "a" : null, null).Check(Known, errors);
        Assert.Equal(
            ["configuration my-spark:name: my-spark:name is the same setting as spark-platform:name. Remove one of them: pulumi config rm my-spark:name"],
            SettingsText.Shown(errors));
    }

    [Theory]
    [InlineData("spark-platform:zone: 3", "spark-platform:zone is not a known key. Did you mean spark-platform:zones?")]
    [InlineData("my-spark:zone: 3", "my-spark:zone is not a known key. Did you mean my-spark:zones?")]
    [InlineData("zone: 3", "zone is not a known key. Did you mean zones?")]
    public void A_message_uses_the_form_of_the_file(string line, string error)
    {
        Keys(line, out var errors);
        Assert.Equal([$"{File}:2: {error}"], errors);
    }

    [Theory]
    [InlineData("spark-platfrom:tags: {}", "spark-platfrom", "spark-platform:tags")]
    [InlineData("spark-platforms:tags: {}", "spark-platforms", "spark-platform:tags")]
    [InlineData("Spark-platform:tags: {}", "Spark-platform", "spark-platform:tags")]
    [InlineData("my-sprak:tags: {}", "my-sprak", "my-spark:tags")]
    [InlineData("myspark:tag: {}", "myspark", "my-spark:tags")]
    public void A_prefix_one_typing_error_away_is_answered_with_the_right_one(string line, string prefix, string meant)
    {
        var keys = Keys(line, out var errors);
        Assert.Equal(
            [$"{File}:2: {line[..line.IndexOf(": ", StringComparison.Ordinal)]} has the prefix \"{prefix}\", which nothing reads. Did you mean {meant}?"],
            errors);
        if (line.Contains(":tags:", StringComparison.Ordinal))
        {
            Assert.NotNull(keys.Find("tags"));
        }
    }

    [Theory]
    [InlineData("old-spark:name: a", "old-spark:name", "spark-platform:name")]
    [InlineData("old-spark:name: a\n  zones: 3", "old-spark:name", "name")]
    public void A_setting_of_another_project_is_reported_where_it_leaves_a_gap(string lines, string written, string instead)
    {
        Keys(lines, out var errors);
        Assert.Equal([$"{File}:2: {written} has the prefix \"old-spark\", which nothing reads: the project's name is my-spark. Write {instead}."], errors);
    }

    [Theory]
    [InlineData("aws:name: a")]
    [InlineData("pulumi:tags: {}")]
    [InlineData("vault:address: a")]
    [InlineData("vault:name: a\n  name: b")]
    public void What_others_read_is_left_alone(string lines)
    {
        Keys(lines, out var errors);
        Assert.Empty(errors);
    }

    private static ConfigKeys Keys(string lines, out string[] errors)
    {
        var file = SettingsText.Map($"config:\n  {lines}", File);
        var values = ((YamlMapping)file.Find("config")!.Value).Entries
            .GroupBy(entry => entry.Key.Contains(':') ? entry.Key.Replace(":config:", ":", StringComparison.Ordinal) : $"my-spark:{entry.Key}")
            .ToDictionary(group => group.Key, group => group.First().Value is YamlScalar scalar ? scalar.Text : "{}");
        var keys = new ConfigKeys("my-spark", values.GetValueOrDefault, file);
        var found = new SettingsErrors();
        keys.Check(Known, found);
        errors = SettingsText.Shown(found);
        return keys;
    }
}
