using Sdk.Fixture.Resources;

namespace Sdk.Tests.Resources;

public sealed class StackTests
{
    [Fact]
    public async Task Properties_marked_as_outputs_are_the_stacks_outputs()
    {
        var mocks = new EchoMocks();
        var resources = await Pulumi.Deployment.TestAsync<GoodStack>(mocks, new TestOptions { StackName = "dev", ProjectName = "shop" });
        Assert.IsType<GoodStack>(resources[0]);
        var outputs = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", outputs.Urn);
        Assert.Equal(("n", true, false), await Look.AtAsync(outputs.Outputs["Name"]));
        Assert.Equal(("hush", true, true), await Look.AtAsync(outputs.Outputs["pass"]));
    }

    [Fact]
    public async Task An_output_that_was_not_assigned_is_an_error()
        => Assert.Equal(
            "Output(s) 'Forgotten' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            (await Assert.ThrowsAsync<RunException>(() => Pulumi.Deployment.TestAsync<ForgetfulStack>(new EchoMocks()))).Message);

    [Fact]
    public async Task An_output_that_is_none_is_an_error()
        => Assert.Equal(
            "Output(s) 'Plain' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            (await Assert.ThrowsAsync<RunException>(() => Pulumi.Deployment.TestAsync<PlainStack>(new EchoMocks()))).Message);

    [Fact]
    public async Task A_transformation_sees_every_resource_and_may_change_it()
    {
        var mocks = new EchoMocks();
        await Pulumi.Deployment.TestAsync<TransformingStack>(mocks);
        Assert.Equal(["pulumi:pulumi:Stack", "test:index:Group", "test:index:Bucket", "test:index:Bucket"], TransformingStack.Seen);
        Assert.All(mocks.Resources.Where(resource => resource.Type == "test:index:Bucket"), resource => Assert.Equal(99.0, resource.Inputs["size"]));
    }

    [Fact]
    public async Task A_stack_can_be_made_by_a_service_provider()
    {
        var resources = await Pulumi.Deployment.TestWithServiceProviderAsync<GoodStack>(new EchoMocks(), new Services());
        Assert.IsType<GoodStack>(resources[0]);
    }

    private sealed class GoodStack : Stack
    {
        public GoodStack()
        {
            Name = new Bucket("b", new() { Name = "n" }).Name;
            Pass = Output.CreateSecret("hush");
        }

        [Output]
        public Output<string> Name { get; private set; }

        [Output("pass")]
        public Output<string> Pass { get; private set; }
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output]
        public Output<string>? Forgotten { get; private set; }
    }

    private sealed class PlainStack : Stack
    {
        [Output]
        public string Plain { get; private set; } = "text";
    }

    private sealed class TransformingStack : Stack
    {
        public TransformingStack()
            : base(new StackOptions { ResourceTransformations = { Change } })
            => _ = new Group("g", new() { Prefix = "p" });

        public static List<string> Seen { get; } = [];

        private static ResourceTransformationResult? Change(ResourceTransformationArgs args)
        {
            Seen.Add(args.Resource.GetResourceType());
            return args.Args is BucketArgs bucket
                ? new ResourceTransformationResult(new BucketArgs { Name = bucket.Name, Size = 99 }, args.Options)
                : null;
        }
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(GoodStack) ? new GoodStack() : null;
    }
}
