using Google.Protobuf.WellKnownTypes;
using Preview.Engine;
using Preview.Plans;
using Preview.Tests.Support;
using Pulumirpc;
using static Preview.Tests.Support.EngineUnderTest;

namespace Preview.Tests.Engine;

public sealed class AssumptionsTests
{
    private const string Zones = "aws:index/getAvailabilityZones:getAvailabilityZones";

    [Fact]
    public async Task Zones_are_those_of_the_stacks_region()
    {
        await using var engine = await StartAsync(("aws:region", "eu-central-1"));
        var answer = await Ask(engine, Zones);
        Assert.Equal(["eu-central-1a", "eu-central-1b", "eu-central-1c"], answer.Return.Fields["names"].ListValue.Values.Select(name => name.StringValue));
        Assert.Equal(3, answer.Return.Fields["zoneIds"].ListValue.Values.Count);
        Assert.Equal(["aws getAvailabilityZones → eu-central-1a, eu-central-1b, eu-central-1c"], engine.Engine.Snapshot().Assumed);
    }

    [Theory]
    [InlineData("aws:index/getCallerIdentity:getCallerIdentity", "accountId", "123456789012")]
    [InlineData("aws:index/getCallerIdentity:getCallerIdentity", "arn", "arn:aws:iam::123456789012:user/preview")]
    [InlineData("aws:index/getPartition:getPartition", "partition", "aws")]
    [InlineData("aws:index/getPartition:getPartition", "dnsSuffix", "amazonaws.com")]
    [InlineData("aws:index/getRegion:getRegion", "region", "eu-central-1")]
    public async Task Known_functions_are_answered(string token, string property, string expected)
    {
        await using var engine = await StartAsync(("aws:region", "eu-central-1"));
        Assert.Equal(expected, (await Ask(engine, token)).Return.Fields[property].StringValue);
    }

    [Fact]
    public async Task The_provider_of_the_call_wins_over_the_stack_and_its_argument_over_both()
    {
        await using var engine = await StartAsync(("aws:region", "eu-central-1"));
        var provider = await engine.Register("pulumi:providers:aws", "us", more: request => request.Object = Properties(("region", Value.ForString("us-east-1"))));
        var reference = $"{provider.Urn}::{provider.Id}";
        Assert.Equal("us-east-1a", First(await Ask(engine, Zones, reference)));
        Assert.Equal("us-west-2a", First(await Ask(engine, Zones, reference, "us-west-2")));
    }

    [Fact]
    public async Task An_unknown_region_makes_unknown_zones()
    {
        await using var engine = await StartAsync(("aws:region", Signatures.UnknownString));
        Assert.Equal(Signatures.UnknownString, First(await Ask(engine, Zones)));
    }

    [Fact]
    public async Task A_region_that_is_not_set_is_told()
    {
        await using var engine = await StartAsync();
        var refusal = await engine.Refusal(() => Ask(engine, Zones));
        Assert.Equal($"The assumed answer of {Zones} needs aws:region, which is not set.", refusal.Message);
        Assert.Equal("Set aws:region in the stack's settings or on the provider.", refusal.Remedy);
    }

    [Fact]
    public async Task A_function_without_answer_is_told_with_the_file()
    {
        await using var engine = await StartAsync();
        var refusal = await engine.Refusal(() => Ask(engine, "gcp:compute/getRegions:getRegions"));
        Assert.Equal("The program calls gcp:compute/getRegions:getRegions, and a preview has nobody to ask.", refusal.Message);
        Assert.Equal("Write what it would answer into tools/preview/assumptions.yaml, under gcp:compute/getRegions:getRegions.", refusal.Remedy);
    }

    [Fact]
    public async Task A_method_without_answer_is_told_too()
    {
        await using var engine = await StartAsync();
        var refusal = await engine.Refusal(() => engine.Monitor.CallAsync(new() { Tok = "eks:index:Cluster/getKubeconfig" }, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);
        Assert.StartsWith("The program calls eks:index:Cluster/getKubeconfig", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_told()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "a: 1\na: 2\n");
        var error = Assert.Throws<RefusedException>(() => new Assumptions(file).Answer("a", _ => null));
        File.Delete(file);
        Assert.Equal("assumptions.yaml:2:1: The key \"a\" stands here twice; first on line 1. Keep one of them.", error.Message);
    }

    private static Task<ResourceInvokeResponse> Ask(EngineUnderTest engine, string token, string provider = "", string? region = null) => engine.Monitor.InvokeAsync(
        new() { Tok = token, Provider = provider, Args = region is null ? new Struct() : Properties(("region", Value.ForString(region))) },
        cancellationToken: TestContext.Current.CancellationToken).ResponseAsync;

    private static string First(ResourceInvokeResponse answer) => answer.Return.Fields["names"].ListValue.Values[0].StringValue;
}
