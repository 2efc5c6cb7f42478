using System.Text.RegularExpressions;
using Configuration;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class MapReaderTests
{
    private static readonly ScalarFormat<int> Small = ScalarFormats.Integer(1, 9);

    [Fact]
    public void A_required_value_is_read() => Assert.Equal(4, Read("a: 4", map => map.Required("a", Small)).Value);

    [Fact]
    public void A_required_value_that_is_missing_is_reported_at_its_map() => Assert.Equal(
        ["test.yaml:1: b is missing: a whole number from 1 to 9 is expected. Add it."],
        Read("a: 4", map => map.Required("b", Small)).Errors);

    [Theory]
    [InlineData("a: 12", "test.yaml:1: a is 12, but a whole number from 1 to 9 is expected.")]
    [InlineData("a: twelve", "test.yaml:1: a is \"twelve\", but a whole number from 1 to 9 is expected.")]
    [InlineData("a:", "test.yaml:1: a is empty, but a whole number from 1 to 9 is expected.")]
    [InlineData("a: ~", "test.yaml:1: a is empty, but a whole number from 1 to 9 is expected.")]
    [InlineData("a: null", "test.yaml:1: a is empty, but a whole number from 1 to 9 is expected.")]
    [InlineData("a: true", "test.yaml:1: a is true, but a whole number from 1 to 9 is expected.")]
    [InlineData("a:\n- 1", "test.yaml:2: a is a list, but a whole number from 1 to 9 is expected.")]
    [InlineData("a:\n  b: 1", "test.yaml:2: a is a map, but a whole number from 1 to 9 is expected.")]
    public void A_value_that_breaks_its_rule_is_reported_where_it_stands(string yaml, string message)
    {
        Assert.Equal([message], Read(yaml, map => map.Required("a", Small)).Errors);
        Assert.Equal([message], Read(yaml, map => map.Optional("a", 3, Small)).Errors);
    }

    [Fact]
    public void An_optional_value_that_is_missing_is_its_default() => Assert.Equal((3, []), Read("b: 1", map => map.Optional("a", 3, Small)));

    /// <summary>"null" would do as a name.</summary>
    [Fact]
    public void Nothing_is_never_taken_for_a_text() => Assert.Equal(
        ["test.yaml:1: a is empty, but a word is expected."],
        Read("a: null", map => map.Optional("a", "x", ScalarFormats.Matching("a word", new Regex("^[a-z]+$")))).Errors);

    [Fact]
    public void A_map_that_is_missing_reads_as_an_empty_one() => Assert.Equal(
        ["test.yaml:1: a.b is missing: a whole number from 1 to 9 is expected. Add it."],
        Read("c: 1", map => map.Map("a").Required("b", Small)).Errors);

    [Theory]
    [InlineData("a: text", "test.yaml:1: a is \"text\", but a map is expected.")]
    [InlineData("a:\n  - b", "test.yaml:2: a is a list, but a map is expected.")]
    [InlineData("a:", "test.yaml:1: a is empty, but a map is expected. Write {} to change nothing in it.")]
    public void What_is_no_map_is_reported(string yaml, string message) =>
        Assert.Equal([message], Read(yaml, map => map.Map("a").Optional("b", 3, Small)).Errors);

    [Fact]
    public void A_list_of_scalars_is_read_or_its_default()
    {
        Assert.Equal([1, 2], Read("a: [1, 2]", map => map.Scalars("a", [5], Small)).Value);
        Assert.Equal([5], Read("b: 1", map => map.Scalars("a", [5], Small)).Value);
    }

    [Theory]
    [InlineData("a:\n  - 1\n  - 12", "test.yaml:3: a[1] is 12, but a whole number from 1 to 9 is expected.")]
    [InlineData("a: 1", "test.yaml:1: a is 1, but a list, each item a whole number from 1 to 9 is expected. Write [1].")]
    [InlineData("a: 12", "test.yaml:1: a is 12, but a list, each item a whole number from 1 to 9 is expected.")]
    [InlineData("a:", "test.yaml:1: a is empty, but a list, each item a whole number from 1 to 9 is expected.")]
    [InlineData("a: [[1]]", "test.yaml:1: a[0] is a list, but a whole number from 1 to 9 is expected.")]
    public void A_list_of_scalars_that_breaks_its_rule_is_reported(string yaml, string message) =>
        Assert.Equal([message], Read(yaml, map => map.Scalars("a", [], Small)).Errors);

    [Theory]
    [InlineData("t:\n- name: x\n- name: y\n  a: 12", "test.yaml:4: t[y].a is 12, but a whole number from 1 to 9 is expected.")]
    [InlineData("t:\n- a: 12", "test.yaml:2: t[0].a is 12, but a whole number from 1 to 9 is expected.")]
    [InlineData("t:\n- name: ''\n  a: 12", "test.yaml:3: t[0].a is 12, but a whole number from 1 to 9 is expected.")]
    [InlineData("t: x", "test.yaml:1: t is \"x\", but a list of maps is expected.")]
    [InlineData("t:\n- x", "test.yaml:2: t[0] is \"x\", but a map is expected.")]
    public void An_item_of_a_list_is_called_by_its_name(string yaml, string message) =>
        Assert.Equal([message], Read(yaml, map => map.Maps("t", "", item => item.Optional("a", 1, Small))).Errors);

    [Fact]
    public void A_map_of_scalars_has_the_users_keys()
    {
        var (value, errors) = Read("m: { y: 1, x: 12 }", map => map.ScalarMap("m", "name", Small, ""));
        Assert.Equal(["x", "y"], value.Keys);
        Assert.Equal(["test.yaml:1: m.x is 12, but a whole number from 1 to 9 is expected."], errors);
    }

    [Fact]
    public void A_map_of_lists_has_the_users_keys()
    {
        var (value, errors) = Read("m: { y: [1, 2], x: [12] }", map => map.ScalarLists("m", "name", Small, ""));
        Assert.Equal([1, 2], value["y"]);
        Assert.Equal(["test.yaml:1: m.x[0] is 12, but a whole number from 1 to 9 is expected."], errors);
    }

    [Fact]
    public void A_key_that_nothing_asked_for_is_reported() => Assert.Equal(
        ["test.yaml:2: m.zone is not a known key. Did you mean zones?"],
        Read("m:\n  zone: 3", map =>
        {
            var child = map.Map("m");
            child.Optional("zones", 3, Small);
            child.RejectUnknownKeys();
            return child;
        }).Errors);

    [Fact]
    public void Valid_speaks_of_this_map_and_what_is_below() => Read("a: 12\nm: { b: 12 }", map =>
    {
        Assert.True(map.Valid);
        map.Optional("a", 1, Small);
        Assert.False(map.Valid);

        var child = map.Map("m");
        Assert.True(child.Valid);
        child.Optional("b", 1, Small);
        Assert.False(child.Valid);
        return map;
    });

    [Fact]
    public void Errors_are_reported_by_file_line_and_column_each_once()
    {
        var errors = new SettingsErrors();
        errors.Add(new Location("b.yaml", 1, 1), "third.");
        errors.Add(new Location("a.yaml", 2, 9), "second.");
        errors.Add(new Location("a.yaml", 2, 5), "first.");
        errors.Add(new Location("a.yaml", 2, 5), "first.");

        var thrown = Assert.Throws<SettingsException>(errors.ThrowIfAny);

        Assert.Equal("The settings have 3 errors:\n  a.yaml:2:5: first.\n  a.yaml:2:9: second.\n  b.yaml:1:1: third.", thrown.Message);
    }

    [Fact]
    public void One_error_is_reported_in_the_singular()
    {
        var errors = new SettingsErrors();
        errors.ThrowIfAny();
        errors.Add(new Location("configuration data:name"), "name is missing.");
        Assert.Equal(
            "The settings have 1 error:\n  configuration data:name: name is missing.",
            Assert.Throws<SettingsException>(errors.ThrowIfAny).Message);
    }

    [Fact]
    public void A_reader_says_what_it_declares_without_a_file()
    {
        var declared = new MapDeclaration();
        var map = new MapReader(new YamlMapping(default, []), "", new SettingsErrors(), declared: declared);

        map.Required("a", Small, "A.");
        map.Map("b", "B.").Optional("c", 3, Small, "C.");
        map.MapIf("d", map.Has("d"), "D.", below => below.Scalars("e", [4], Small, "E."), "none");
        map.Maps("f", "F.", item => item.Optional<int?>("g", null, Small.OrNull(), "G.", "as many as a"));

        Assert.Equal(
            [
                ("a", SettingShape.Scalar, true, null, ""),
                ("b", SettingShape.Map, true, null, ""),
                ("c", SettingShape.Scalar, false, 3, ""),
                ("d", SettingShape.Map, false, null, "none"),
                ("e", SettingShape.List, false, 4, ""), ("f", SettingShape.Maps, false, null, ""), ("g", SettingShape.Scalar, false, null, "as many as a"),
            ],
            declared.Keys.SelectMany(key => (key.Keys?.Keys ?? []).Prepend(key))
                .Select(key => (key.Key, key.Shape, key.IsRequired, (key.Default as object?[])?.Single() ?? key.Default, key.Absent)));
    }

    [Fact]
    public void A_key_is_declared_once()
    {
        var map = new MapReader(new YamlMapping(default, []), "", new SettingsErrors(), declared: new MapDeclaration());
        map.Required("a", Small, "A.");
        Assert.Throws<InvalidOperationException>(() => map.Optional("a", 1, Small, "A again."));
    }

    private static (T Value, string[] Errors) Read<T>(string yaml, Func<MapReader, T> read) => SettingsText.Read(yaml, read);
}
