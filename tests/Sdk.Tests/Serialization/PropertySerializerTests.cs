using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Serialization;
using Sdk.Fixture.Resources;

namespace Sdk.Tests.Serialization;

public sealed class PropertySerializerTests
{
    [Fact]
    public async Task Nothing_is_not_sent_in_an_object_but_keeps_its_place_in_a_list()
    {
        Assert.Null(await Wired.SerializeAsync(null));
        Assert.Equal("""{ "a": 1 }""", await Wired.TextAsync(new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }));
        Assert.Equal("""[ 1, null ]""", await Wired.TextAsync(new object?[] { 1, null }));
        Assert.Equal("""[ ]""", await Wired.TextAsync(default(ImmutableArray<string>)));
    }

    [Fact]
    public async Task Keys_are_written_in_order()
        => Assert.Equal(
            """{ "B": 3, "a": 1, "b": 2 }""",
            await Wired.TextAsync(new Dictionary<string, object?> { ["b"] = 2, ["a"] = 1, ["B"] = 3 }));

    [Fact]
    public async Task Any_json_is_taken()
    {
        InputJson json = """{ "b": [1, "x", null, true], "a": {} }""";
        Assert.Equal("""{ "a": { }, "b": [ 1, "x", null, true ] }""", await Wired.TextAsync(json));
        Assert.Null(await Wired.SerializeAsync(default(JsonElement)));
    }

    [Fact]
    public async Task What_one_resource_gave_can_be_passed_to_another()
    {
        object? rule = null;
        await Run.UpdateAsync(() => rule = new Bucket("b", new() { Name = "n", Rules = { new RuleArgs { Prefix = "p", Days = 3 } } }).Rules);
        Assert.Equal("""[ { "days": 3, "prefix": "p" } ]""", await Wired.TextAsync(rule));
    }

    [Theory]
    [InlineData(1L, "System.Int64")]
    [InlineData('c', "System.Char")]
    public async Task A_type_that_cannot_be_sent_is_named_with_its_place(object value, string type)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(
            () => Wired.SerializeAsync(new Dictionary<string, object> { ["a"] = new List<object> { 1, new Dictionary<string, object> { ["b"] = value } } }));
        Assert.Equal($"a[1].b: {type} is not a supported argument type", error.Message);
    }

    [Fact]
    public async Task A_task_is_refused_with_advice()
        => Assert.Equal(
            "a: Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output",
            (await Assert.ThrowsAnyAsync<Exception>(
                () => Wired.SerializeAsync(new Dictionary<string, object> { ["a"] = Task.FromResult(1) }))).Message);

    [Fact]
    public async Task A_resource_is_its_id_or_a_reference()
    {
        var resources = await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" }));
        Assert.Equal("\"b-id\"", await Wired.TextAsync(resources[0], keepResources: false));
        var reference = await new PropertySerializer(keepResources: true).SerializeAsync(resources[0]);
        Assert.Equal("b-id", reference!.StructValue.Fields["id"].StringValue);
    }

    [Fact]
    public async Task References_count_as_dependencies_unless_they_are_to_be_ignored()
    {
        var resources = await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" }));
        var counting = new PropertySerializer(keepResources: true);
        var ignoring = new PropertySerializer(keepResources: true, ignoreReferences: true);
        await counting.SerializeAsync(resources[0]);
        await ignoring.SerializeAsync(resources[0]);
        Assert.Equal(resources[0], Assert.Single(counting.Dependencies));
        Assert.Empty(ignoring.Dependencies);
    }
}
