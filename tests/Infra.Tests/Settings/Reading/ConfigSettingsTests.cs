using System.Collections.Immutable;
using Configuration;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class ConfigSettingsTests
{
    private const string StackFile = """
        config:
          aws:region: eu-central-1
          data:name: spark
          data:network:
            cidr: 10.40.0.0/16
            reserved:
              - 10.0.0.0/16
              - 10.1.0.0/16
          data:zones: 3
        """;

    private static readonly ImmutableArray<string> Keys = ["name", "network", "zones", "tags"];

    private static readonly Dictionary<string, string> Values = new()
    {
        ["name"] = "spark",
        ["network"] = """{"cidr":"10.40.0.0/16","reserved":["10.0.0.0/16","10.1.0.0/16"]}""",
        ["zones"] = "3",
    };

    [Fact]
    public void A_value_has_the_location_where_it_is_written_in_the_stacks_file()
    {
        var (map, _) = Read(StackFile, Values);
        Assert.Equal("stacks/Pulumi.eks.yaml:3:3", map.Find("name")!.Location.ToString());
        var network = Assert.IsType<YamlMapping>(map.Find("network")!.Value);
        Assert.Equal(5, network.Find("cidr")!.Location.Line);
        Assert.Equal([7, 8], Assert.IsType<YamlSequence>(network.Find("reserved")!.Value).Items.Select(item => item.Location.Line));
    }

    [Fact]
    public void A_value_of_another_file_is_located_by_its_key()
    {
        var (map, _) = Read(null, Values);
        Assert.Equal("configuration data:network", map.Find("network")!.Location.ToString());
        Assert.Equal("configuration data:network", Assert.IsType<YamlMapping>(map.Find("network")!.Value).Find("cidr")!.Location.ToString());
    }

    [Fact]
    public void What_Pulumi_says_counts_even_where_the_file_says_something_else()
    {
        var (map, _) = Read(StackFile, new() { ["name"] = "other", ["network"] = """{"cidr":"10.99.0.0/16"}""" });
        Assert.Equal("other", Assert.IsType<YamlScalar>(map.Find("name")!.Value).Text);
        var cidr = Assert.IsType<YamlMapping>(map.Find("network")!.Value).Find("cidr")!;
        Assert.Equal("10.99.0.0/16", Assert.IsType<YamlScalar>(cidr.Value).Text);
        Assert.Equal(5, cidr.Location.Line);
    }

    [Fact]
    public void A_key_without_value_is_left_out()
    {
        var (map, errors) = Read(StackFile, Values);
        Assert.Null(map.Find("tags"));
        Assert.Empty(errors);
    }

    [Fact]
    public void The_map_itself_is_located_at_config() => Assert.Equal("stacks/Pulumi.eks.yaml:1:1", Read(StackFile, Values).Map.Location.ToString());

    [Theory]
    [InlineData("\"text\"", "text", "text")]
    [InlineData("\"1.35\"", "1.35", "1.35")]
    [InlineData("3", 3L, "3")]
    [InlineData("-3", -3L, "-3")]
    [InlineData("1.3", 1.3, "1.3")]
    [InlineData("true", true, "true")]
    [InlineData("null", null, "")]
    public void Values_inside_a_structure_keep_the_type_that_JSON_gives_them(string json, object? typed, string text)
    {
        var (map, _) = Read(null, new() { ["network"] = $$"""{"value":{{json}}}""" });
        var value = Assert.IsType<YamlScalar>(Assert.IsType<YamlMapping>(map.Find("network")!.Value).Find("value")!.Value);
        Assert.Equal((typed, text), (value.Value, value.Text));
    }

    [Fact]
    public void A_plain_scalar_has_the_type_that_the_file_gives_it()
    {
        var (map, _) = Read(StackFile, Values);
        Assert.IsType<long>(Assert.IsType<YamlScalar>(map.Find("zones")!.Value).Value);
    }

    [Fact]
    public void A_text_that_only_looks_like_JSON_is_a_text()
    {
        var (map, _) = Read(null, new() { ["name"] = "{spark" });
        Assert.Equal("{spark", Assert.IsType<YamlScalar>(map.Find("name")!.Value).Text);
    }

    [Theory]
    [InlineData("data:netwrok: {}", "stacks/Pulumi.eks.yaml:2: data:netwrok is not a known key. Did you mean data:network?")]
    [InlineData("data:quotas: {}", "stacks/Pulumi.eks.yaml:2: data:quotas is not a known key. Known here: name, network, tags, zones.")]
    [InlineData("zone: 3", "stacks/Pulumi.eks.yaml:2: zone is not a known key. Did you mean zones?")]
    public void An_unknown_key_of_the_project_is_reported(string line, string message) =>
        Assert.Equal(message, Assert.Single(Read($"config:\n  {line}", []).Errors));

    [Fact]
    public void Keys_of_other_projects_are_left_alone() => Assert.Empty(Read("config:\n  kubernetes:nonsense: 1", []).Errors);

    private static (YamlMapping Map, string[] Errors) Read(string? stackFile, Dictionary<string, string> values)
    {
        const string name = "stacks/Pulumi.eks.yaml";
        var errors = new SettingsErrors();
        var written = stackFile is null ? null : SettingsText.Map(stackFile, name);
        var map = ConfigSettings.Read(
            new ConfigKeys(
                "data", full => full.StartsWith("data:", StringComparison.Ordinal) ? values.GetValueOrDefault(full["data:".Length..]) : null, written),
            Keys,
            written,
            name,
            errors);
        return (map, SettingsText.Shown(errors));
    }
}
