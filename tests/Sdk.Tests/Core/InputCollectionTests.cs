using System.Collections.Immutable;

namespace Sdk.Tests.Core;

public sealed class InputCollectionTests
{
    private static readonly Output<string> Unknown = OutputUtilities.CreateUnknown("never seen");

    [Fact]
    public async Task Lists_come_from_values_outputs_and_collections()
    {
        Assert.Equal(["a"], await ValuesAsync("a"));
        Assert.Equal(["a"], await ValuesAsync(Output.Create("a")));
        Assert.Equal(["a", "b"], await ValuesAsync(new[] { "a", "b" }));
        Assert.Equal(["a", "b"], await ValuesAsync(new List<string> { "a", "b" }));
        Assert.Equal(["a", "b"], await ValuesAsync(ImmutableArray.Create("a", "b")));
        Assert.Equal(["a", "b"], await ValuesAsync(Output.Create(new[] { "a", "b" })));
        Assert.Equal(["a", "b"], await ValuesAsync(Output.Create<IEnumerable<string>>(["a", "b"])));
        Assert.Equal(["a", "b"], await ValuesAsync(Output.Create(ImmutableArray.Create("a", "b"))));
    }

    [Fact]
    public async Task A_collection_initializer_appends()
    {
        InputList<string> tail = Output.Create(new[] { "c", "d" });
        Assert.Equal(["a", "b", "c", "d", "e"], await ValuesAsync(new InputList<string> { "a", "b", tail, "e" }));
    }

    [Fact]
    public async Task Joining_lists_changes_neither()
    {
        InputList<string> first = new[] { "a" };
        InputList<string> second = Output.Create(new[] { "b" });
        Assert.Equal(["a", "b"], await ValuesAsync(first.Concat(second)));
        Assert.Equal(["b", "a"], await ValuesAsync(second.Concat(first)));
        Assert.Equal(["a"], await ValuesAsync(first));
        Assert.Equal(["b"], await ValuesAsync(second));
    }

    [Fact]
    public async Task A_list_is_unknown_if_an_element_is()
        => Assert.False(await OutputUtilities.GetIsKnownAsync(new InputList<string> { "a", Unknown }.ToOutput()));

    [Fact]
    public async Task A_list_of_nothing_stays_nothing()
        => Assert.True((await OutputUtilities.GetValueAsync(((InputList<string>)default(ImmutableArray<string>)).ToOutput())).IsDefault);

    [Fact]
    public async Task A_list_can_only_be_enumerated_asynchronously()
    {
        InputList<string> list = new[] { "a", "b" };
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)list).GetEnumerator());
        var seen = new List<string>();
        await foreach (var item in list)
        {
            seen.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));
        }

        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public async Task Maps_come_from_initializers_and_dictionaries()
    {
        var expected = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };
        Assert.Equal(expected, await EntriesAsync(new InputMap<string> { ["a"] = "1", ["b"] = Output.Create("2") }));
        Assert.Equal(expected, await EntriesAsync(new InputMap<string> { { "a", "1" }, { "b", "2" } }));
        Assert.Equal(expected, await EntriesAsync(expected));
        Assert.Equal(expected, await EntriesAsync(Output.Create(expected)));
        Assert.Equal(expected, await EntriesAsync(expected.ToImmutableDictionary()));
    }

    [Fact]
    public async Task Adding_to_a_map_that_is_an_output_works()
    {
        InputMap<string> map = Output.Create(new Dictionary<string, string> { ["a"] = "1" });
        map.Add("b", "2");
        map.Add(new InputMap<string> { ["c"] = "3" });
        Assert.Equal(new() { ["a"] = "1", ["b"] = "2", ["c"] = "3" }, await EntriesAsync(map));
    }

    [Fact]
    public async Task The_same_key_twice_is_only_fine_with_the_same_value()
    {
        Assert.Equal(new() { ["a"] = "1" }, await EntriesAsync(new InputMap<string> { { "a", "1" }, { "a", "1" } }));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => EntriesAsync(new InputMap<string> { { "a", "1" }, { "a", "2" } }));
        Assert.Equal("Key 'a' already exists in the map with a different value.", error.Message);
    }

    [Fact]
    public async Task Merge_lets_the_second_map_win_and_changes_neither()
    {
        InputMap<string> first = new Dictionary<string, string> { ["a"] = "1", ["b"] = "1" };
        InputMap<string> second = new Dictionary<string, string> { ["b"] = "2" };
        Assert.Equal(new() { ["a"] = "1", ["b"] = "2" }, await EntriesAsync(InputMap<string>.Merge(first, second)));
        Assert.Equal(new() { ["a"] = "1", ["b"] = "1" }, await EntriesAsync(first));
    }

    [Fact]
    public async Task Unions_take_either_type()
    {
        InputUnion<string, int> text = "a";
        InputUnion<string, int> number = Output.CreateSecret(5);
        Assert.True((await OutputUtilities.GetValueAsync(text.ToOutput())).IsT0);
        Assert.Equal(5, (await OutputUtilities.GetValueAsync(number.ToOutput())).AsT1);
        Assert.True(await Output.IsSecretAsync(number.ToOutput()));
        Assert.Throws<InvalidOperationException>(() => Union<string, int>.FromT0("a").AsT1);
        Assert.Equal(Union<string, int>.FromT1(1), (Union<string, int>)1);
    }

    private static async Task<IEnumerable<string>> ValuesAsync(InputList<string> list)
        => await OutputUtilities.GetValueAsync(list.ToOutput());

    private static async Task<Dictionary<string, string>> EntriesAsync(InputMap<string> map)
        => new(await OutputUtilities.GetValueAsync(map.ToOutput()));
}
