using Sdk.Fixture.Resources;

namespace Sdk.Tests.Resources;

public sealed class ResourceTests
{
    [Fact]
    public async Task A_resource_has_a_type_a_name_a_urn_and_an_id()
    {
        var resources = await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" }));
        var bucket = Assert.IsType<Bucket>(Assert.Single(resources));
        Assert.Equal(("test:index:Bucket", "b"), (bucket.GetResourceType(), bucket.GetResourceName()));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::b", (await Look.AtAsync(bucket.Urn)).Value);
        Assert.Equal(("b-id", true, false), await Look.AtAsync(bucket.Id));
    }

    [Fact]
    public async Task What_the_engine_leaves_out_is_unknown_in_a_preview_and_nothing_in_an_update()
    {
        var preview = (Bucket)(await Run.PreviewAsync(() => _ = new Bucket("b", new() { Name = "n" })))[0];
        var update = (Bucket)(await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" })))[0];
        Assert.Equal((null, false, false), await Look.AtAsync(preview.Endpoint));
        Assert.Equal((null, true, false), await Look.AtAsync(update.Endpoint));
        Assert.Equal(("n", true, false), await Look.AtAsync(preview.Name));
    }

    [Fact]
    public async Task An_output_depends_on_its_resource_once()
    {
        var bucket = (Bucket)(await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" })))[0];
        Assert.Equal([bucket], await OutputUtilities.GetDependenciesAsync(bucket.Name));
        Assert.Equal([bucket], await OutputUtilities.GetDependenciesAsync(Output.All(bucket.Name, bucket.Endpoint, bucket.Id)));
    }

    [Fact]
    public async Task What_depends_on_two_does_not_change_what_depends_on_one()
    {
        var resources = await Run.UpdateAsync(() =>
        {
            _ = new Bucket("a", new() { Name = "a" });
            _ = new Bucket("b", new() { Name = "b" });
        });
        var (a, b) = ((Bucket)resources[0], (Bucket)resources[1]);
        var both = Output.Tuple(a.Name, b.Name);
        var more = Output.Tuple(both, a.Id);
        Assert.Equal([a, b], (await OutputUtilities.GetDependenciesAsync(more)).OrderBy(resource => resource.GetResourceName()));
        Assert.Equal([a], await OutputUtilities.GetDependenciesAsync(a.Name));
    }

    [Fact]
    public async Task A_property_that_does_not_fit_is_left_out()
    {
        var bucket = (Bucket)(await Run.UpdateAsync(() => _ = new Bucket("b", new() { Name = "n" }), new Misfits()))[0];
        Assert.Equal((null, true, false), await Look.AtAsync(bucket.Size));
        Assert.Equal((null, true, false), await Look.AtAsync(bucket.Size));
    }

    [Fact]
    public async Task A_missing_input_names_property_and_resource()
        => Assert.Matches(
            @"^Resource 'b' of type test:index:Bucket, made at .*ResourceTests\.cs:\d+: "
            + @"\[Input\] Sdk\.Fixture\.Resources\.BucketArgs\.Name is required but was not given a value$",
            await Run.ErrorAsync(() => _ = new Bucket("b", new())));

    [Fact]
    public async Task A_missing_nested_input_names_its_place()
        => Assert.Contains(
            "rules[1]: [Input] Sdk.Fixture.Resources.RuleArgs.Prefix is required but was not given a value",
            await Run.ErrorAsync(() => _ = new Bucket("b", new() { Name = "n", Rules = { new RuleArgs { Prefix = "p" }, new RuleArgs() } })),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_value_that_cannot_be_sent_names_its_place()
        => Assert.EndsWith(
            "values.a: System.Int64 is not a supported argument type",
            await Run.ErrorAsync(() => _ = new Bucket("b", new() { Name = "n", Values = { ["a"] = 1L } })),
            StringComparison.Ordinal);

    [Fact]
    public async Task Depending_on_a_component_around_is_refused_instead_of_waiting_without_end()
        => Assert.Contains(
            "DependsOn names 'outer' of type test:index:Outer, which contains the resource itself",
            await Run.ErrorAsync(() =>
            {
                var outer = new ComponentResource("test:index:Outer", "outer");
                _ = new Bucket("inner", new() { Name = "n" }, new() { Parent = outer, DependsOn = { outer } });
            }).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_component_takes_one_provider_or_several_but_not_both()
        => Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            await Run.ErrorAsync(() =>
            {
                var provider = new TestProvider("p", new());
                _ = new ComponentResource("test:index:C", "c", new() { Provider = provider, Providers = { provider } });
            }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_provider_is_only_inherited_by_its_own_package()
    {
        var mocks = new EchoMocks();
        await Run.UpdateAsync(
            () =>
            {
                var outer = new ComponentResource("x:y:Outer", "outer", new() { Providers = { new TestProvider("p", new()) } });
                var inner = new ComponentResource("x:y:Inner", "inner", new() { Parent = outer });
                _ = new Bucket("mine", new() { Name = "n" }, new() { Parent = inner });
                _ = new CustomResource("other:index:Thing", "foreign", ResourceArgs.Empty, new CustomResourceOptions { Parent = inner });
            },
            mocks);
        Assert.EndsWith("::p::p-id", mocks.Resources.Single(resource => resource.Name == "mine").Provider, StringComparison.Ordinal);
        Assert.Empty(mocks.Resources.Single(resource => resource.Name == "foreign").Provider!);
    }

    [Fact]
    public async Task A_failure_reaches_every_waiting_resource_and_is_reported_once()
    {
        var error = await Run.ErrorAsync(() =>
        {
            var broken = new Bucket("broken", new());
            _ = new Bucket("waiting", new() { Name = broken.Endpoint });
            _ = Output.Format($"{broken.Endpoint}");
        });
        Assert.StartsWith("Resource 'broken'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_independent_failures_are_both_reported()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Run.PreviewAsync(() =>
        {
            _ = new Bucket("one", new());
            _ = new Bucket("two", new());
        }));
        Assert.Equal(["one", "two"], error.InnerExceptions.Select(inner => inner.Message.Split('\'')[1]));
    }

    [Fact]
    public async Task A_resource_can_be_read_from_the_engine_by_its_urn()
    {
        Bucket? copy = null;
        await Run.UpdateAsync(() =>
        {
            var bucket = new Bucket("b", new() { Name = "n" });
            copy = new Bucket(
                "b", new() { Name = "ignored" }, new() { Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::b", DependsOn = { bucket } });
        });
        Assert.Equal("n", (await Look.AtAsync(copy!.Name)).Value);
        Assert.Equal("b-id", (await Look.AtAsync(copy.Id)).Value);
    }

    private sealed class Misfits : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
            => Task.FromResult<(string?, object)>(("id", new Dictionary<string, object> { ["size"] = "large" }));

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }
}
