using Configuration;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class SettingsMergeTests
{
    [Theory]
    [InlineData("a: 1\nb: 2", "b: 3", """{"a":1,"b":3}""")]
    [InlineData("a: 1", "b: 2", """{"a":1,"b":2}""")]
    [InlineData("a: { b: 1, c: 2 }", "a: { c: 3 }", """{"a":{"b":1,"c":3}}""")]
    [InlineData("a: { b: 1 }", "a: 2", """{"a":2}""")]
    [InlineData("a: [1, 2]", "a: [3]", """{"a":[3]}""")]
    [InlineData("a: [1, 2]", "a: []", """{"a":[]}""")]
    public void Maps_merge_by_key_and_anything_else_is_replaced(string common, string stack, string merged) =>
        Assert.Equal(merged, Merged(common, stack));

    [Theory]
    [InlineData("t: [{ name: x, pods: 1, volumes: 2 }]", "t: [{ name: x, pods: 3 }]", """{"t":[{"name":"x","pods":3,"volumes":2}]}""")]
    [InlineData("t: [{ name: x }]", "t: [{ name: y }]", """{"t":[{"name":"x"},{"name":"y"}]}""")]
    [InlineData("t: [{ name: x }, { name: y }]", "t: [{ name: y, pods: 1 }]", """{"t":[{"name":"x"},{"name":"y","pods":1}]}""")]
    [InlineData("t: [{ name: x }]", "t: [{ pods: 1 }]", """{"t":[{"pods":1}]}""")]
    [InlineData("t: [{ pods: 1 }]", "t: [{ name: x }]", """{"t":[{"name":"x"}]}""")]
    public void Lists_merge_by_name_where_every_item_has_one(string common, string stack, string merged) =>
        Assert.Equal(merged, Merged(common, stack));

    [Fact]
    public void Every_value_keeps_the_location_that_it_came_from()
    {
        var common = SettingsText.Map("t:\n  - name: x\n    pods: 1\n    volumes: 2", "common.yaml");
        var stack = SettingsText.Map("\nt: [{ name: x, pods: 3 }]", "stack.yaml");

        var merged = SettingsMerge.Over(common, stack);

        var tenant = Assert.IsType<YamlMapping>(Assert.IsType<YamlSequence>(merged.Find("t")!.Value).Items[0]);
        Assert.Equal("common.yaml:2:5", tenant.Location.ToString());
        Assert.Equal("stack.yaml:2:22", tenant.Find("pods")!.Value.Location.ToString());
        Assert.Equal("common.yaml:4:14", tenant.Find("volumes")!.Value.Location.ToString());
    }

    [Property]
    public Property Merging_nothing_changes_nothing() => Prop.ForAll(Maps(), map =>
        Written(SettingsMerge.Over(map, new YamlMapping(default, []))) == Written(map));

    [Property]
    public Property Merging_over_nothing_gives_what_is_merged() => Prop.ForAll(Maps(), map =>
        Written(SettingsMerge.Over(new YamlMapping(default, []), map)) == Written(map));

    private static string Merged(string common, string stack) =>
        Written(SettingsMerge.Over(SettingsText.Map(common), SettingsText.Map(stack)));

    private static string Written(YamlNode node) => NodeJson.Of(node)!.ToJsonString();

    private static Arbitrary<YamlMapping> Maps() => Arb.From(Map(3));

    private static Gen<YamlNode> Node(int depth) => depth == 0
        ? Scalar()
        : Gen.OneOf(Scalar(), Map(depth - 1).Select(YamlNode (map) => map), List(depth - 1));

    private static Gen<YamlNode> Scalar() => Gen.Choose(0, 9).Select(YamlNode (number) => new YamlScalar(default, $"{number}", (long)number));

    private static Gen<YamlNode> List(int depth) => Node(depth).ListOf(2).Select(YamlNode (items) => new YamlSequence(default, [.. items]));

    private static Gen<YamlMapping> Map(int depth) =>
        from keys in Gen.SubListOf("name", "a", "b", "c")
        from values in Node(depth).ListOf(4)
        select new YamlMapping(default, [.. keys.Zip(values, (key, value) => new YamlEntry(key, default, value))]);
}
