namespace Sdk.Tests.Protocol;

/// <summary>Every option of a resource, as it arrives at Pulumi's own stubs.</summary>
public sealed class OptionTests
{
    [Fact]
    public async Task All_options_arrive()
    {
        var sent = await StubEngine.RunAsync("options");
        Assert.Equal((0, string.Empty), (sent.ExitCode, sent.Output));

        var resource = sent.Registration("optioned");
        Assert.False(resource["protect"]!.GetValue<bool>());
        Assert.True(resource["retainondelete"]!.GetValue<bool>());
        Assert.True(resource["deletebeforereplace"]!.GetValue<bool>());
        Assert.True(resource["deletebeforereplacedefined"]!.GetValue<bool>());
        Assert.Equal("imported", resource["importid"]!.GetValue<string>());
        Assert.Equal("https://plugins.example/", resource["plugindownloadurl"]!.GetValue<string>());
        Assert.Equal(Marks.ProviderReference, resource["provider"]!.GetValue<string>());
        Assert.Equal("urn:pulumi:dev::fixture::test:index:Bucket::first", resource["deletedwith"]!.GetValue<string>());
        JsonAssert.Equal("""["urn:pulumi:dev::fixture::test:index:Bucket::first"]""", resource["replaceWith"]);
        JsonAssert.Equal("""["tags"]""", resource["ignorechanges"]);
        JsonAssert.Equal("""["name"]""", resource["replaceonchanges"]);
        JsonAssert.Equal("""["size"]""", resource["hidediffs"]);
        JsonAssert.Equal("""["endpoint"]""", resource["additionalsecretoutputs"]);
        JsonAssert.Equal(
            """{ "create": "300000000000ns", "update": "", "delete": "1500000000ns", "read": "" }""", resource["customtimeouts"]);
        JsonAssert.Equal(
            $"""["urn:pulumi:dev::fixture::test:index:Bucket::first", "{Marks.GroupFirstUrn}", "{Marks.GroupSecondUrn}"]""",
            resource["dependencies"]);
    }

    [Fact]
    public async Task Protection_is_inherited()
    {
        var sent = await StubEngine.RunAsync("options");
        Assert.True(sent.Registration("group-first")["protect"]!.GetValue<bool>());
        Assert.Null(sent.Registration("first")["protect"]);
    }

    [Fact]
    public async Task Aliases_are_specs_for_an_engine_that_takes_them()
    {
        var sent = await StubEngine.RunAsync("options");
        var aliases = sent.Registration("optioned")["aliases"]!.AsArray();
        Assert.Equal("urn:pulumi:dev::fixture::test:index:Bucket::by-urn", aliases[0]!["urn"]!.GetValue<string>());
        Assert.Equal("old", aliases[1]!["spec"]!["name"]!.GetValue<string>());
        Assert.Equal("test:old:Bucket", aliases[1]!["spec"]!["type"]!.GetValue<string>());
        Assert.False(aliases[1]!["spec"]!["noparent"]!.GetValue<bool>());
        Assert.True(aliases[2]!["spec"]!["noparent"]!.GetValue<bool>());
        Assert.Equal(Marks.GroupUrn, aliases[3]!["spec"]!["parenturn"]!.GetValue<string>());
        Assert.Equal("old-project", aliases[3]!["spec"]!["project"]!.GetValue<string>());
        JsonAssert.Equal("[]", sent.Registration("optioned")["aliasurns"]);
    }

    [Fact]
    public async Task Aliases_are_urns_for_any_other_engine_and_children_inherit_them()
    {
        var sent = await StubEngine.RunAsync("options", new() { ["STUB_FEATURES"] = "deletedWith,replaceWith" });
        JsonAssert.Equal(
            """
            [
              "urn:pulumi:dev::fixture::test:index:Bucket::by-urn",
              "urn:pulumi:dev::fixture::test:old:Bucket::old",
              "urn:pulumi:dev::fixture::test:index:Bucket::optioned",
              "urn:pulumi:dev::fixture::test:index:Group$test:index:Bucket::optioned"
            ]
            """,
            sent.Registration("optioned")["aliasurns"]);
        JsonAssert.Equal(
            """["urn:pulumi:dev::fixture::test:index:Group$test:index:Bucket::old-group-first"]""",
            sent.Registration("group-first")["aliasurns"]);
    }

    [Fact]
    public async Task An_option_that_the_engine_does_not_know_is_an_error()
    {
        var sent = await StubEngine.RunAsync("options", new() { ["STUB_FEATURES"] = "aliasSpecs" });
        Assert.Equal(32, sent.ExitCode);
        Assert.Contains(
            "The Pulumi CLI does not support the DeletedWith option. Please update the Pulumi CLI.",
            sent.Of("Log")[0]["message"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }
}
