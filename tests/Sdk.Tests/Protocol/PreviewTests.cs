namespace Sdk.Tests.Protocol;

/// <summary>Every kind of value and resource, as it arrives at Pulumi's own stubs in a preview.</summary>
public sealed class PreviewTests : IClassFixture<PreviewTests.Run>
{
    private readonly Recording _sent;

    public PreviewTests(Run run) => _sent = run.Get();

    [Fact]
    public void The_program_ends_well_and_waits_for_the_engine()
    {
        Assert.Equal((0, string.Empty), (_sent.ExitCode, _sent.Output));
        Assert.Equal("SignalAndWaitForShutdown", _sent.Requests[^1]["method"]!.GetValue<string>());
    }

    [Fact]
    public void Each_feature_is_asked_for_once()
    {
        var asked = _sent.Of("SupportsFeature").Select(request => request["id"]!.GetValue<string>()).Order();
        Assert.Equal(["aliasSpecs", "outputValues", "resourceReferences"], asked);
    }

    [Fact]
    public void The_stack_is_registered_first_and_without_a_parent()
    {
        var stack = _sent.Of("RegisterResource")[0];
        Assert.Equal("pulumi:pulumi:Stack", stack["type"]!.GetValue<string>());
        Assert.Equal("fixture-dev", stack["name"]!.GetValue<string>());
        Assert.Equal(string.Empty, stack["parent"]!.GetValue<string>());
        Assert.False(stack["custom"]!.GetValue<bool>());
    }

    [Fact]
    public void A_resource_says_what_it_accepts()
    {
        var plain = _sent.Registration("plain");
        Assert.True(plain["custom"]!.GetValue<bool>());
        Assert.True(plain["acceptsecrets"]!.GetValue<bool>());
        Assert.True(plain["acceptresources"]!.GetValue<bool>());
        Assert.True(plain["supportsresultreporting"]!.GetValue<bool>());
        Assert.Equal("1.2.3", plain["version"]!.GetValue<string>());
        Assert.Equal(Marks.StackUrn, plain["parent"]!.GetValue<string>());
        Assert.Null(plain["protect"]);
        Assert.Null(plain["retainondelete"]);
    }

    [Fact]
    public void Values_of_every_kind_arrive() => JsonAssert.Equal(
        $$"""
        {
          "name": "p",
          "size": 3,
          "tier": "HOT",
          "password": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": "hush" },
          "tags": { "a": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": "1" }, "b": "2" },
          "rules": [ { "prefix": "logs/", "days": 30 } ],
          "content": { "{{Marks.Key}}": "{{Marks.Asset}}", "text": "text" },
          "values": { "list": [ 1, 2.5, true, "x", { "deep": "y" } ], "map": { "inner": 5 } }
        }
        """,
        _sent.Registration("plain")["object"]);

    [Fact]
    public void Unknown_parts_do_not_hide_known_ones() => JsonAssert.Equal(
        $$"""
        {
          "name": "{{Marks.Unknown}}",
          "tags": { "known": "1", "unknown": "{{Marks.Unknown}}" },
          "rules": [ { "prefix": "x" }, { "prefix": "{{Marks.Unknown}}" } ],
          "peer": { "{{Marks.Key}}": "{{Marks.Resource}}", "urn": "{{Marks.PlainUrn}}", "id": "" },
          "content": {
            "{{Marks.Key}}": "{{Marks.Archive}}",
            "assets": { "file": { "{{Marks.Key}}": "{{Marks.Asset}}", "path": "a.txt" } }
          }
        }
        """,
        _sent.Registration("dependent")["object"]);

    [Fact]
    public void A_component_stands_for_its_children_as_a_dependency()
    {
        var dependent = _sent.Registration("dependent");
        JsonAssert.Equal(
            $"""["{Marks.PlainUrn}", "{Marks.GroupFirstUrn}", "{Marks.GroupSecondUrn}"]""", dependent["dependencies"]);
        JsonAssert.Equal($$"""{ "urns": ["{{Marks.PlainUrn}}"] }""", dependent["propertydependencies"]!["rules"]);
        JsonAssert.Equal("""{ "urns": [] }""", dependent["propertydependencies"]!["content"]);
    }

    [Fact]
    public void Children_inherit_the_provider_and_name_their_parent()
    {
        var child = _sent.Registration("group-first");
        Assert.Equal(Marks.GroupUrn, child["parent"]!.GetValue<string>());
        Assert.Equal(Marks.ProviderReference, child["provider"]!.GetValue<string>());
        Assert.Equal(string.Empty, _sent.Registration("group")["provider"]!.GetValue<string>());
        Assert.Equal(string.Empty, _sent.Registration("dependent")["provider"]!.GetValue<string>());
    }

    [Fact]
    public void A_components_arguments_and_outputs_are_sent()
    {
        JsonAssert.Equal("""{ "prefix": "p" }""", _sent.Registration("group")["object"]);
        JsonAssert.Equal($$"""{ "endpoint": "{{Marks.Unknown}}" }""", _sent.Outputs("group"));
    }

    [Fact]
    public void A_providers_structured_settings_are_json_text()
        => JsonAssert.Equal("""{ "region": "north", "limits": "{ \"requests\": 9 }" }""", _sent.Registration("explicit")["object"]);

    [Fact]
    public void A_remote_component_gets_outputs_with_their_dependencies()
    {
        var remote = _sent.Registration("remote");
        Assert.True(remote["remote"]!.GetValue<bool>());
        JsonAssert.Equal($$"""{ "test": "{{Marks.ProviderReference}}" }""", remote["providers"]);
        JsonAssert.Equal(
            $$"""
            {
              "plain": "text",
              "secret": { "{{Marks.Key}}": "{{Marks.Output}}", "value": "hush", "secret": true },
              "unknown": { "{{Marks.Key}}": "{{Marks.Output}}", "dependencies": ["{{Marks.PlainUrn}}"] },
              "known": { "{{Marks.Key}}": "{{Marks.Output}}", "value": "p", "dependencies": ["{{Marks.PlainUrn}}"] },
              "bucket": { "{{Marks.Key}}": "{{Marks.Resource}}", "urn": "{{Marks.PlainUrn}}", "id": "" }
            }
            """,
            remote["object"]);
        JsonAssert.Equal("""{ "urns": [] }""", remote["propertydependencies"]!["plain"]);
    }

    [Fact]
    public void A_resource_with_an_id_is_read()
    {
        var read = Assert.Single(_sent.Of("ReadResource"));
        Assert.Equal("some-id", read["id"]!.GetValue<string>());
        Assert.Equal("existing", read["name"]!.GetValue<string>());
        Assert.Equal(Marks.StackUrn, read["parent"]!.GetValue<string>());
        Assert.DoesNotContain(_sent.Of("RegisterResource"), request => request["name"]!.GetValue<string>() == "existing");
    }

    [Fact]
    public void A_function_is_only_asked_when_its_arguments_resources_are_there()
    {
        // Two of the three calls depend on a resource that a preview does not create.
        var invoke = Assert.Single(_sent.Of("Invoke"));
        Assert.Equal("test:index:getThing", invoke["tok"]!.GetValue<string>());
        Assert.Equal(Marks.ProviderReference, invoke["provider"]!.GetValue<string>());
        JsonAssert.Equal("""{ "key": "now" }""", invoke["args"]);
    }

    [Fact]
    public void A_method_is_asked_with_its_resource() => JsonAssert.Equal(
        $$"""{ "__self__": { "{{Marks.Key}}": "{{Marks.Resource}}", "urn": "{{Marks.PlainUrn}}", "id": "" } }""",
        Assert.Single(_sent.Of("Call"))["args"]);

    [Fact]
    public void Messages_arrive_in_order_and_at_their_resource()
    {
        var logs = _sent.Of("Log").Select(log =>
            (log["severity"]!.GetValue<int>(), log["message"]!.GetValue<string>(), log["urn"]!.GetValue<string>()));
        Assert.Equal([(1, "about a bucket", Marks.PlainUrn), (2, "about the stack", string.Empty)], logs);
    }

    [Fact]
    public void Stack_outputs_keep_their_marks() => JsonAssert.Equal(
        $$"""
        {
          "name": "p",
          "secret": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": 42 },
          "unknown": "{{Marks.Unknown}}",
          "read": 7,
          "asked": "{{Marks.Unknown}}",
          "not-asked": "{{Marks.Unknown}}",
          "thing": 3,
          "called": "called",
          "component": "{{Marks.Unknown}}",
          "bucket": { "{{Marks.Key}}": "{{Marks.Resource}}", "urn": "{{Marks.PlainUrn}}", "id": "" },
          "rule": { "prefix": "logs/", "days": 30 }
        }
        """,
        _sent.Outputs("fixture-dev"));

    [Fact]
    public void The_users_own_line_is_sent()
    {
        var position = _sent.Registration("plain")["sourceposition"]!;
        var uri = position["uri"]!.GetValue<string>();
        Assert.StartsWith("file:///", uri, StringComparison.Ordinal);
        var lines = File.ReadAllLines(new Uri(uri).LocalPath);
        Assert.Contains("new Bucket(\"plain\"", lines[position["line"]!.GetValue<int>() - 1], StringComparison.Ordinal);
    }

    /// <summary>One run for all tests of the class.</summary>
    public sealed class Run : IAsyncLifetime
    {
        private readonly Lazy<Task<Recording>> _recording = new(() => StubEngine.RunAsync("everything"));

        public async ValueTask InitializeAsync()
        {
            // A skip is only understood when it comes out of a test, so whatever happens here is asked for again there.
            await ((Task)_recording.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal Recording Get() => _recording.Value.GetAwaiter().GetResult();
    }
}
