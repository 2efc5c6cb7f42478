using Sdk.Fixture.Resources;

namespace Sdk.Tests.Deployment;

/// <summary>The mocks as a program's test sees them; the official mocks do the same.</summary>
public sealed class MocksTests
{
    [Fact]
    public async Task Unknown_inputs_are_left_out()
    {
        var mocks = new EchoMocks();
        await Run.PreviewAsync(
            () =>
            {
                var first = new Bucket("first", new() { Name = "n", Size = 3 });
                _ = new Bucket("second", new() { Name = first.Endpoint, Size = first.Size.Apply(size => size!.Value) });
            },
            mocks);
        Assert.Equal(3.0, mocks.Resources[1].Inputs["size"]);
        Assert.False(mocks.Resources[1].Inputs.ContainsKey("name"));
    }

    [Fact]
    public async Task Outputs_of_the_program_are_given_back()
    {
        var (resources, outputs) = await Pulumi.Deployment.TestAsync(
            new EchoMocks(),
            new TestOptions(),
            () => new Dictionary<string, object?> { ["name"] = new Bucket("b", new() { Name = "n" }).Name });
        Assert.IsType<Bucket>(Assert.Single(resources));
        Assert.Equal("n", (await Look.AtAsync((Output<string>)outputs["name"]!)).Value);
    }

    [Fact]
    public async Task Calls_are_answered_by_the_mocks()
    {
        var mocks = new EchoMocks();
        Output<GetThingResult>? thing = null;
        await Run.UpdateAsync(() => thing = GetThing.Invoke(new() { Key = new Bucket("b", new() { Name = "n" }).Name }), mocks);
        var result = (await Look.AtAsync(thing!)).Value;
        Assert.Equal(("yes", 2), (result.Answer, result.Count));
        Assert.Equal("n", Assert.Single(mocks.Calls).Args["key"]);
        Assert.Single(await OutputUtilities.GetDependenciesAsync(thing!));
    }

    [Fact]
    public async Task Names_are_those_of_the_options()
    {
        await Pulumi.Deployment.TestAsync(
            new EmptyMocks(),
            new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", RootDirectory = "/r", IsPreview = false },
            (Action)(() =>
            {
                var instance = Pulumi.Deployment.Instance;
                Assert.Equal(
                    ("p", "s", "o", "/r", false),
                    (instance.ProjectName, instance.StackName, instance.OrganizationName, instance.RootDirectory, instance.IsDryRun));
            }));
        Assert.Throws<InvalidOperationException>(() => Pulumi.Deployment.Instance);
    }

    [Fact]
    public async Task Runs_do_not_see_one_another()
    {
        var runs = Enumerable.Range(0, 20).Select(i => Pulumi.Deployment.TestAsync(
            new EchoMocks(), new TestOptions { StackName = $"s{i}" }, async () =>
            {
                await Task.Yield();
                _ = new Bucket($"b{i}", new() { Name = "n" });
            }));
        var results = await Task.WhenAll(runs);
        for (var i = 0; i < results.Length; i++)
        {
            Assert.Equal($"urn:pulumi:s{i}::project::pulumi:pulumi:Stack$test:index:Bucket::b{i}", (await Look.AtAsync(Assert.Single(results[i]).Urn)).Value);
        }
    }

    [Fact]
    public async Task A_long_chain_of_resources_is_no_trouble()
    {
        var resources = await Run.UpdateAsync(() =>
        {
            var last = new Bucket("b0", new() { Name = "n" });
            for (var i = 1; i < 2000; i++)
            {
                last = new Bucket($"b{i}", new() { Name = last.Name });
            }
        });
        Assert.Equal("n", (await Look.AtAsync(((Bucket)resources[^1]).Name)).Value);
    }

    [Fact]
    public async Task A_logged_error_fails_the_test_with_its_message()
        => Assert.Equal("not good", await Run.ErrorAsync(() => Log.Error("not good")));

    [Fact]
    public async Task A_thrown_exception_fails_the_test_with_its_stack()
        => Assert.Contains(
            "failed with an unhandled exception:\nSystem.InvalidOperationException: on purpose",
            await Run.ErrorAsync(() => throw new InvalidOperationException("on purpose")),
            StringComparison.Ordinal);
}
