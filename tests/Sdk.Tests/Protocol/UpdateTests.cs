using System.Text.Json.Nodes;

namespace Sdk.Tests.Protocol;

/// <summary>An update against an engine that is as old as can be: no features, no wait for shutdown.</summary>
public sealed class UpdateTests
{
    private static readonly Dictionary<string, string> OldEngine = new()
    {
        ["STUB_FEATURES"] = "none",
        ["STUB_UPDATE"] = "1",
        ["STUB_OLD"] = "1",
    };

    [Fact]
    public async Task Without_features_resources_and_outputs_are_plain_values()
    {
        var sent = await StubEngine.RunAsync("everything", OldEngine, new() { ["PULUMI_DRY_RUN"] = "false" });

        Assert.Equal((0, string.Empty), (sent.ExitCode, sent.Output));
        JsonAssert.Equal(
            $$"""
            {
              "plain": "text",
              "secret": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": "hush" },
              "unknown": "plain.example",
              "known": "p",
              "bucket": "plain-id"
            }
            """,
            sent.Registration("remote")["object"]);
        Assert.Equal(3, sent.Of("Invoke").Count);
        Assert.Equal("https://plain.example/", sent.Outputs("fixture-dev")["unknown"]!.GetValue<string>());
        Assert.Equal("plain-id", sent.Outputs("fixture-dev")["bucket"]!.GetValue<string>());
    }

    [Fact]
    public async Task Explicit_providers_are_named_by_their_real_id()
    {
        var sent = await StubEngine.RunAsync("everything", new() { ["STUB_UPDATE"] = "1" }, new() { ["PULUMI_DRY_RUN"] = "false" });

        Assert.Equal(
            "urn:pulumi:dev::fixture::pulumi:providers:test::explicit::explicit-id",
            sent.Registration("group-first")["provider"]!.GetValue<string>());
        Assert.Equal("plain-id", sent.Registration("dependent")["object"]!["peer"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stack_class_gives_its_properties_and_transforms_its_resources()
    {
        var sent = await StubEngine.RunAsync("stack-class", new() { ["STUB_UPDATE"] = "1" }, new() { ["PULUMI_DRY_RUN"] = "false" });

        Assert.Equal((0, string.Empty), (sent.ExitCode, sent.Output));
        JsonAssert.Equal("""{ "Name": "n", "address": "bucket.example" }""", sent.Outputs("fixture-dev"));
        JsonAssert.Equal("""{ "name": "n", "tags": { "by": "transformation" } }""", sent.Registration("bucket")["object"]);
        Assert.True(sent.Registration("bucket")["protect"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Settings_reach_the_program_and_sealed_ones_are_secret_texts()
    {
        var sent = await StubEngine.RunAsync("settings", program: new()
        {
            ["PULUMI_CONFIG"] = new JsonObject
            {
                ["fixture:plain"] = "text",
                ["fixture:number"] = "5",
                ["fixture:secret"] = "hush",
                ["fixture:sealed"] = Marks.Unknown,
            }.ToJsonString(),
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["fixture:secret", "fixture:sealed"]""",
        });

        JsonAssert.Equal(
            $$"""
            {
              "plain": "text",
              "number": 5,
              "secret": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": "hush" },
              "sealed": { "{{Marks.Key}}": "{{Marks.Secret}}", "value": "{{Marks.Unknown}}" },
              "project": "fixture",
              "stack": "dev",
              "organization": "acme",
              "isDryRun": true
            }
            """,
            sent.Outputs("fixture-dev"));
    }
}
