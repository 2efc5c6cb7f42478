using System.Collections.Immutable;
using Sdk.Fixture.Resources;

namespace Sdk.Tests.Core;

public sealed class OutputTests
{
    private static readonly Output<string> Unknown = OutputUtilities.CreateUnknown("never seen");

    [Fact]
    public async Task A_plain_value_is_known_and_not_secret()
        => Assert.Equal(("a", true, false), await Look.AtAsync(Output.Create("a")));

    [Fact]
    public async Task A_task_is_waited_for()
        => Assert.Equal(("a", true, true), await Look.AtAsync(Output.CreateSecret(Later("a"))));

    [Fact]
    public async Task Apply_keeps_secrets()
        => Assert.Equal((2, true, true), await Look.AtAsync(Output.CreateSecret(1).Apply(value => value + 1)));

    [Fact]
    public async Task Apply_does_not_run_on_what_is_unknown()
    {
        var ran = false;
        var result = await Look.AtAsync(Unknown.Apply(_ => ran = true));
        Assert.False(ran);
        Assert.Equal((false, false, false), result);
    }

    [Fact]
    public async Task Apply_takes_over_the_marks_of_the_output_that_it_returns()
    {
        Assert.Equal(("b", true, true), await Look.AtAsync(Output.Create("a").Apply(_ => Output.CreateSecret("b"))));
        Assert.False((await Look.AtAsync(Output.Create("a").Apply(_ => Unknown))).IsKnown);
    }

    [Fact]
    public async Task Apply_takes_tasks_inputs_and_actions()
    {
        var one = Output.Create(1);
        Assert.Equal(2, (await Look.AtAsync(one.Apply(value => Later(value + 1)))).Value);
        Assert.Equal(3, (await Look.AtAsync(one.Apply(value => (Input<int>)(value + 2)))).Value);
        Assert.Equal(default, (await Look.AtAsync(one.Apply(value => (Task)Later(value)))).Value);
        Assert.Null((await Look.AtAsync(one.Apply(_ => (Output<string>?)null))).Value);
    }

    [Fact]
    public async Task Unsecret_and_CreateSecret_make_copies()
    {
        var secret = Output.CreateSecret("a");
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
        Assert.True(await Output.IsSecretAsync(secret));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create("a"))));
    }

    [Fact]
    public async Task All_is_known_if_all_are_and_secret_if_any_is()
    {
        var all = Output.All(Output.Create("a"), Output.CreateSecret("b"));
        Assert.Equal(["a", "b"], (await Look.AtAsync(all)).Value.AsEnumerable());
        Assert.True(await Output.IsSecretAsync(all));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create("a"), Unknown)));
    }

    [Fact]
    public async Task Tuples_of_every_size_keep_their_order()
    {
        Input<int> i = 0;
        var (two, three) = (Output.Tuple<int, string>(1, "b"), Output.Tuple<int, string, bool>(1, "b", true));
        var eight = Output.Tuple<int, int, int, int, int, int, int, int>(1, 2, 3, 4, 5, 6, 7, 8);
        Assert.Equal((1, "b"), (await Look.AtAsync(two)).Value);
        Assert.Equal((1, "b", true), (await Look.AtAsync(three)).Value);
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, 8), (await Look.AtAsync(eight)).Value);
        Assert.True(await Output.IsSecretAsync(Output.Tuple(Output.Create(1), Output.CreateSecret(2), Output.Create(3), Output.Create(4))));
        Assert.Equal((0, 0), (await Look.AtAsync(Output.Tuple(i, i))).Value);
    }

    [Fact]
    public async Task Format_fills_outputs_inputs_and_plain_values()
    {
        Input<int> port = 80;
        var text = Output.Format($"{Output.CreateSecret("https")}://{"host"}:{port}/{1.5}");
        Assert.Equal(("https://host:80/1.5", true, true), await Look.AtAsync(text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Format($"x{Unknown}")));
    }

    [Fact]
    public async Task An_output_remembers_the_resources_that_it_came_from()
    {
        Output<ImmutableArray<string>>? both = null;
        var resources = await Run.UpdateAsync(() =>
        {
            var one = new Bucket("one", new() { Name = "1" });
            var two = new Bucket("two", new() { Name = "2" });
            both = Output.All(one.Name.Apply(name => name + "!"), two.Name);
        });

        Assert.Equal(["1!", "2"], (await Look.AtAsync(both!)).Value.AsEnumerable());
        Assert.Equal(resources.ToHashSet(), (await OutputUtilities.GetDependenciesAsync(both!)).ToHashSet());
    }

    [Fact]
    public async Task A_failing_Apply_fails_the_program_even_if_its_output_is_unused()
        => Assert.Contains(
            "not today",
            await Run.ErrorAsync(() => Output.Create(Later(1)).Apply(int (int _) => throw new InvalidOperationException("not today"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task Text_of_an_output_says_how_to_get_text()
        => await Run.PreviewAsync(() => Assert.Contains("Output.Format", Output.Create(1).ToString(), StringComparison.Ordinal));

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }
}
