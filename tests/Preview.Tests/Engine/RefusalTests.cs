using Preview.Tests.Support;
using Pulumirpc;

namespace Preview.Tests.Engine;

/// <summary>What Pulumi's engine refuses, through the real protocol.</summary>
public sealed class RefusalTests
{
    private const string Thing = "fix:index/thing:Thing";
    private const string Nobody = "urn:pulumi:dev::shop::fix:index/thing:Thing::nobody";

    [Fact]
    public async Task Two_resources_cannot_have_one_urn()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        await engine.Register(Thing, "x", more: request => request.SourcePosition = At(3));
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => request.SourcePosition = At(7)));
        Assert.Equal("Two resources have the same URN: urn:pulumi:dev::shop::fix:index/thing:Thing::x (registered at infra/Program.cs:3 and infra/Program.cs:7).", refusal.Message);
        Assert.Equal("Give one of them another name or another parent.", refusal.Remedy);
        Assert.Equal("infra/Program.cs:7", refusal.Location);
        Assert.Equal("urn:pulumi:dev::shop::fix:index/thing:Thing::x", refusal.Urn);
    }

    [Fact]
    public async Task The_same_name_under_two_parents_is_fine()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var one = (await engine.Component("a:b:One", "one")).Urn;
        var two = (await engine.Component("a:b:Two", "two")).Urn;
        await engine.Register(Thing, "x", more: request => request.Parent = one);
        await engine.Register(Thing, "x", more: request => request.Parent = two);
        Assert.Empty(engine.Diagnostics);
    }

    [Fact]
    public async Task A_parent_must_be_registered()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => request.Parent = Nobody));
        Assert.Equal($"{Thing} \"x\" has a parent that is not registered: {Nobody}.", refusal.Message);
        Assert.Empty(engine.Plan.Resources);
    }

    [Theory]
    [InlineData("dependency", " depends on ")]
    [InlineData("property", " depends by its property size on ")]
    [InlineData("deletedWith", " depends by deletedWith on ")]
    [InlineData("replaceWith", " depends by replaceWith on ")]
    public async Task What_a_resource_refers_to_must_be_registered(string how, string says)
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => Refer(request, how, Nobody)));
        Assert.Equal($"urn:pulumi:dev::shop::{Thing}::x{says}{Nobody}, which is not registered.", refusal.Message);
        Assert.Empty(engine.Plan.Resources);
    }

    [Theory]
    [InlineData("dependency", "")]
    [InlineData("property", " by its property size")]
    public async Task A_resource_cannot_depend_on_itself(string how, string says)
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var own = $"urn:pulumi:dev::shop::{Thing}::x";
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => Refer(request, how, own)));
        Assert.Equal($"{own} depends on itself{says}.", refusal.Message);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("urn:pulumi:dev::shop::pulumi:providers:fix::gone::some-id")]
    public async Task A_provider_must_be_registered(string provider)
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => request.Provider = provider));
        Assert.Equal($"urn:pulumi:dev::shop::{Thing}::x names a provider that is not registered: {provider}.", refusal.Message);
    }

    [Fact]
    public async Task A_provider_must_be_one_of_the_package()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var aws = await engine.Register("pulumi:providers:aws", "aws");
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => request.Provider = $"{aws.Urn}::{aws.Id}"));
        Assert.Equal($"urn:pulumi:dev::shop::{Thing}::x is of package fix, but its provider is one of package aws: {aws.Urn}.", refusal.Message);
        Assert.Equal("Give it a provider of fix, or none for the default one.", refusal.Remedy);
    }

    [Theory]
    [InlineData("Thing")]
    [InlineData("fix:Thing")]
    [InlineData("fix::Thing")]
    [InlineData("a:b:c:d")]
    [InlineData("")]
    public async Task A_managed_resource_has_a_type_of_three_parts(string type)
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Register(type, "x"));
        Assert.Equal($"\"x\" has the type token \"{type}\"; expected package:module:Type.", refusal.Message);
    }

    [Fact]
    public async Task A_component_may_have_any_type()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        Assert.Equal("urn:pulumi:dev::shop::Anything::x", (await engine.Component("Anything", "x")).Urn);
    }

    [Fact]
    public async Task Nothing_is_registered_after_the_end()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        await engine.Monitor.SignalAndWaitForShutdownAsync(new(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(engine.Engine.IsComplete);
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x"));
        Assert.Equal($"{Thing} \"x\" was registered after the program had said that it was done.", refusal.Message);
    }

    [Fact]
    public async Task Outputs_need_a_resource()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Monitor.RegisterResourceOutputsAsync(new() { Urn = Nobody }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);
        Assert.Equal($"Outputs were registered for {Nobody}, which is not registered.", refusal.Message);
    }

    [Fact]
    public async Task A_timeout_must_be_a_duration()
    {
        await using var engine = await EngineUnderTest.StartAsync();
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x", more: request => request.CustomTimeouts = new() { Create = "soon" }));
        Assert.Equal($"urn:pulumi:dev::shop::{Thing}::x has the create timeout \"soon\"; expected a duration.", refusal.Message);
    }

    [Fact]
    public async Task Default_providers_can_be_forbidden()
    {
        await using var engine = await EngineUnderTest.StartAsync(("pulumi:disable-default-providers", """["aws", "fix"]"""));
        var refusal = await engine.Refusal(() => engine.Register(Thing, "x"));
        Assert.Equal("The stack forbids default providers of fix (pulumi:disable-default-providers), and this needs one.", refusal.Message);
        await engine.Register("other:index/thing:Thing", "y");
    }

    private static void Refer(RegisterResourceRequest request, string how, string urn)
    {
        switch (how)
        {
            case "dependency":
                request.Dependencies.Add(urn);
                break;
            case "property":
                request.PropertyDependencies.Add("size", new() { Urns = { urn } });
                break;
            case "deletedWith":
                request.DeletedWith = urn;
                break;
            default:
                request.ReplaceWith.Add(urn);
                break;
        }
    }

    private static SourcePosition At(int line) => new() { Uri = "file:///project/infra/Program.cs", Line = line, Column = 5 };
}
