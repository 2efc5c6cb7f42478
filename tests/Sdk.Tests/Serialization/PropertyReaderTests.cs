using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Sdk.Fixture.Resources;

namespace Sdk.Tests.Serialization;

public sealed class PropertyReaderTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task Values_are_read_as_the_declared_type()
    {
        Assert.Equal("a", await ReadAsync<string>("a"));
        Assert.Equal(3, await ReadAsync<int>(3));
        Assert.Equal(3, await ReadAsync<int?>(3));
        Assert.Equal(2.5, await ReadAsync<double>(2.5));
        Assert.True(await ReadAsync<bool>(true));
        Assert.Equal(DayOfWeek.Tuesday, await ReadAsync<DayOfWeek>(2));
        Assert.Equal("HOT", (string)await ReadAsync<Tier>("HOT"));
        Assert.Equal(["a"], (await ReadAsync<ImmutableArray<string>>(new[] { "a" })).AsEnumerable());
        Assert.Equal(1, (await ReadAsync<ImmutableDictionary<string, int>>(new Dictionary<string, object> { ["a"] = 1 }))["a"]);
        Assert.Equal("x", (await ReadAsync<JsonElement>(new Dictionary<string, object> { ["a"] = "x" })).GetProperty("a").GetString());
        Assert.IsType<StringAsset>(await ReadAsync<AssetOrArchive>(new StringAsset("x")));
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task Nothing_is_the_types_default()
    {
        Assert.Null(await ReadAsync<string>(null));
        Assert.Equal(0, await ReadAsync<int>(null));
        Assert.Null(await ReadAsync<int?>(null));
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task Objects_are_built_through_their_constructor()
    {
        var rule = await ReadAsync<Rule>(new Dictionary<string, object> { ["prefix"] = "p", ["surplus"] = 1 });
        Assert.Equal(("p", null), (rule.Prefix, rule.Days));
    }

    [Fact]
    public async Task Unions_are_read_as_the_first_type_that_fits()
    {
        Assert.Equal("a", (await ReadAsync<Union<int, string>>("a")).AsT1);
        Assert.Equal(1, (await ReadAsync<Union<int, string>>(1)).AsT0);
    }

    [Fact]
    public async Task What_does_not_fit_is_reported_and_left_out()
    {
        Assert.Equal(0, await ReadAsync<int>("a"));
        Assert.Equal([3, 0], (await ReadAsync<ImmutableArray<int>>(new object[] { 3, "a" })).AsEnumerable());
        Assert.Equal(
            ["Expected System.Double but got System.String deserializing here", "Expected System.Double but got System.String deserializing here"],
            _warnings);
    }

    [Fact]
    public async Task A_type_that_no_output_can_have_is_an_error()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync<List<string>>(new[] { "a" }));

    [Fact]
    public void The_engines_own_properties_are_skipped()
    {
        var value =
            Value.ForStruct(new Struct { Fields = { ["a"] = Value.ForNumber(1), ["__defaults"] = Value.ForString("04da6b54-80e4-46f7-96ec-b56ff0331ba9") } });
        var data = PropertyReader.ReadAny(value);
        Assert.True(data.IsKnown);
        Assert.Equal(["a"], ((ImmutableDictionary<string, object?>)data.Value!).Keys);
    }

    private async Task<T> ReadAsync<T>(object? value)
    {
        var data = PropertyReader.Read(await Wired.SerializeAsync(value) ?? Value.ForNull(), typeof(T), "here", _warnings.Add);
        return data.Value is null ? default! : (T)data.Value;
    }
}
