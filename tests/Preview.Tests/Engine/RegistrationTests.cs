using Google.Protobuf.WellKnownTypes;
using Preview.Plans;
using Preview.Tests.Support;
using Pulumirpc;
using static Preview.Tests.Support.EngineUnderTest;

namespace Preview.Tests.Engine;

public sealed class RegistrationTests
{
    private const string Thing = "fix:index/thing:Thing";
    private const string UnknownId = Signatures.UnknownString;

    [Theory]
    [InlineData("secrets", true)]
    [InlineData("resourceReferences", true)]
    [InlineData("outputValues", true)]
    [InlineData("aliasSpecs", true)]
    [InlineData("deletedWith", true)]
    [InlineData("replaceWith", true)]
    [InlineData("transforms", false)]
    [InlineData("invokeTransforms", false)]
    [InlineData("resourceHooks", true)]
    [InlineData("errorHooks", false)]
    [InlineData("parameterization", false)]
    [InlineData("replacementTrigger", false)]
    [InlineData("whatever", false)]
    public async Task Features_are_those_that_are_there(string feature, bool expected)
    {
        await using var engine = await StartAsync();
        var answer = await engine.Monitor.SupportsFeatureAsync(new() { Id = feature }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.HasSupport);
    }

    [Fact]
    public async Task A_new_resource_has_its_inputs_as_outputs_and_no_id()
    {
        await using var engine = await StartAsync();
        var answer = await engine.Register(Thing, "x", more: request => request.Object = Properties(("size", Value.ForNumber(3))));
        Assert.Equal("", answer.Id);
        Assert.Equal("""{ "size": 3 }""", answer.Object.ToString());
        Assert.Equal(engine.Find("x").Inputs, engine.Find("x").Outputs);
    }

    [Fact]
    public async Task An_sdk_without_partial_values_gets_no_unknowns()
    {
        await using var engine = await StartAsync();
        var answer = await engine.Register(Thing, "x", more: request =>
        {
            request.SupportsPartialValues = false;
            request.Object = Properties(("known", Value.ForBool(true)), ("deep", Value.ForList(Value.ForString(UnknownId))));
        });
        Assert.Equal("""{ "known": true }""", answer.Object.ToString());
        Assert.Equal(2, engine.Find("x").Outputs.Count);
    }

    [Fact]
    public async Task A_component_has_the_outputs_that_it_registers()
    {
        await using var engine = await StartAsync();
        var answer = await engine.Component("a:b:C", "c", more: request => request.Object = Properties(("size", Value.ForNumber(3))));
        Assert.Empty(answer.Object.Fields);
        await engine.Monitor.RegisterResourceOutputsAsync(new() { Urn = answer.Urn, Outputs = Properties(("url", Value.ForString("u"))) }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("{size: 3} {url: u}", $"{engine.Find("c").Inputs} {engine.Find("c").Outputs}");
        Assert.False(engine.Engine.IsComplete);
    }

    [Fact]
    public async Task The_outputs_of_the_stack_are_the_last_thing()
    {
        await using var engine = await StartAsync();
        await engine.Monitor.RegisterResourceOutputsAsync(new() { Urn = (await engine.Stack()).Urn }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(engine.Engine.IsComplete);
    }

    [Fact]
    public async Task Output_values_are_folded_into_what_they_hold()
    {
        await using var engine = await StartAsync();
        var first = (await engine.Register(Thing, "first")).Urn;
        Value OutputValue(params (string, Value)[] more) => Value.ForStruct(Properties([(Signatures.Key, Value.ForString(Signatures.OutputValue)), .. more]));
        await engine.Register(Thing, "x", more: request =>
        {
            request.PropertyDependencies.Add("nothing", new());
            request.Object = Properties(
                ("known", OutputValue(("value", Value.ForString("v")), ("dependencies", Value.ForList(Value.ForString(first))))),
                ("secret", OutputValue(("value", Value.ForString("v")), ("secret", Value.ForBool(true)))),
                ("unknown", OutputValue()),
                ("sealed", OutputValue(("secret", Value.ForBool(true)))));
        });
        var inputs = engine.Find("x").Inputs;
        Assert.Equal(new PlanText("v"), inputs["known"]);
        Assert.Equal(PlanSecret.Of(new PlanText("v")), inputs["secret"]);
        Assert.Equal(PlanUnknown.String, inputs["unknown"]);
        Assert.Equal(PlanSecret.Of(PlanUnknown.String), inputs["sealed"]);
        Assert.Equal([new Urn(first)], engine.Find("x").PropertyDependencies["known"]);
        Assert.Single(engine.Find("x").PropertyDependencies);
    }

    [Fact]
    public async Task A_text_with_an_encrypted_setting_in_it_is_an_unknown_secret()
    {
        await using var engine = await StartAsync();
        await engine.Register(Thing, "x", more: request => request.Object = Properties(("url", Value.ForString($"https://u:{UnknownId}@host"))));
        Assert.Equal(PlanSecret.Of(PlanUnknown.String), engine.Find("x").Inputs["url"]);
    }

    [Fact]
    public async Task Secrets_come_back_marked_to_who_knows_the_mark()
    {
        await using var engine = await StartAsync();
        var properties = Properties(("p", Secret(Value.ForString("s"))));
        Assert.Equal(properties, (await engine.Register(Thing, "x", more: request => request.Object = properties)).Object);
        var plain = await engine.Register(Thing, "y", more: request =>
        {
            request.AcceptSecrets = false;
            request.Object = properties;
        });
        Assert.Equal("""{ "p": "s" }""", plain.Object.ToString());
    }

    [Fact]
    public async Task Additional_secret_outputs_are_secret_as_inputs_too()
    {
        await using var engine = await StartAsync();
        await engine.Register(Thing, "x", more: request =>
        {
            request.AdditionalSecretOutputs.Add("p");
            request.Object = Properties(("p", Value.ForString("s")));
        });
        Assert.Equal("{p: [secret]} {p: [secret]}", $"{engine.Find("x").Inputs} {engine.Find("x").Outputs}");
    }

    [Fact]
    public async Task Without_property_dependencies_every_property_depends_on_all()
    {
        await using var engine = await StartAsync();
        var first = (await engine.Register(Thing, "first")).Urn;
        await engine.Register(Thing, "x", more: request =>
        {
            request.Dependencies.Add(first);
            request.Object = Properties(("a", Value.ForBool(true)), ("b", Value.ForBool(true)));
        });
        Assert.Equal(["a", "b"], engine.Find("x").PropertyDependencies.Keys);
    }

    [Fact]
    public async Task A_default_provider_is_made_once_per_version_with_the_settings_of_its_package()
    {
        await using var engine = await StartAsync(("aws:region", "eu-central-1"), ("gcp:project", "p"));
        foreach ((var name, var version) in new[] { ("a", "7.48.0"), ("b", "7.48.0"), ("c", ""), ("d", "8.0.0-beta.1+sha") })
        {
            await engine.Register("aws:s3/bucket:Bucket", name, more: request => request.Version = version);
        }

        Assert.Equal(
            ["default {region: eu-central-1}", "default_7_48_0 {region: eu-central-1, version: 7.48.0}", "default_8_0_0_beta_1_sha {region: eu-central-1, version: 8.0.0-beta.1+sha}"],
            engine.Plan.Resources.Where(resource => resource.IsProvider).Select(resource => $"{resource.Urn.Name} {resource.Inputs}"));
        var provider = engine.Find("default_7_48_0");
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0", provider.Urn.Text);
        Assert.Equal((UnknownId, null), (provider.Id, provider.Parent));
        Assert.Equal($"{provider.Urn}::{UnknownId}", engine.Find("a").Provider);
    }

    [Fact]
    public async Task An_encrypted_setting_of_a_default_provider_is_an_unknown_secret()
    {
        await using var engine = await StartAsync(("fix:token", UnknownId));
        await engine.Register(Thing, "x");
        Assert.Equal(PlanSecret.Of(PlanUnknown.String), engine.Find("default").Inputs["token"]);
    }

    [Fact]
    public async Task An_explicit_provider_has_the_unknown_id_and_its_version()
    {
        await using var engine = await StartAsync();
        var provider = await engine.Register("pulumi:providers:fix", "mine", more: request => request.Version = "1.2.3");
        Assert.Equal(UnknownId, provider.Id);
        Assert.Equal("{version: 1.2.3}", engine.Find("mine").Inputs.ToString());
        await engine.Register(Thing, "x", more: request => request.Provider = $"{provider.Urn}::{provider.Id}");
        Assert.Equal($"{provider.Urn}::{UnknownId}", engine.Find("x").Provider);
        Assert.DoesNotContain(engine.Plan.Resources, resource => resource.Urn.Name == "default");
    }

    [Fact]
    public async Task A_component_hands_its_providers_on()
    {
        await using var engine = await StartAsync();
        var provider = await engine.Register("pulumi:providers:fix", "mine");
        var reference = $"{provider.Urn}::{provider.Id}";
        var outer = (await engine.Component("a:b:C", "outer", more: request => request.Providers.Add("fix", reference))).Urn;
        var inner = (await engine.Component("a:b:C", "inner", outer)).Urn;
        await engine.Register(Thing, "x", more: request => request.Parent = inner);
        await engine.Register("other:index/thing:Thing", "y", more: request => request.Parent = inner);
        Assert.Equal(reference, engine.Find("x").Provider);
        Assert.StartsWith("urn:pulumi:dev::shop::pulumi:providers:other::default::", engine.Find("y").Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_parent_hands_its_provider_on_within_its_package()
    {
        await using var engine = await StartAsync();
        var provider = await engine.Register("pulumi:providers:fix", "mine");
        var reference = $"{provider.Urn}::{provider.Id}";
        var parent = (await engine.Register(Thing, "parent", more: request => request.Provider = reference)).Urn;
        await engine.Register(Thing, "x", more: request => request.Parent = parent);
        await engine.Register("other:index/thing:Thing", "y", more: request => request.Parent = parent);
        Assert.Equal(reference, engine.Find("x").Provider);
        Assert.DoesNotContain("mine", engine.Find("y").Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_inherit_what_their_parent_says()
    {
        await using var engine = await StartAsync();
        var first = (await engine.Register(Thing, "first")).Urn;
        var parent = (await engine.Component("a:b:C", "c", more: request =>
        {
            request.Protect = true;
            request.RetainOnDelete = true;
            request.DeletedWith = first;
        })).Urn;
        await engine.Register(Thing, "heir", more: request => request.Parent = parent);
        await engine.Register(Thing, "rebel", more: request =>
        {
            request.Parent = parent;
            request.Protect = false;
            request.RetainOnDelete = false;
        });
        Assert.Equal((true, true, first), (engine.Find("heir").Protect, engine.Find("heir").RetainOnDelete, engine.Find("heir").DeletedWith?.Text));
        Assert.Equal((false, false), (engine.Find("rebel").Protect, engine.Find("rebel").RetainOnDelete));
    }

    [Fact]
    public async Task Aliases_are_made_into_urns()
    {
        await using var engine = await StartAsync();
        var stack = (await engine.Stack()).Urn;
        var parent = (await engine.Component("a:b:C", "c", stack)).Urn;
        await engine.Register(Thing, "x", more: request =>
        {
            request.Parent = parent;
            request.AliasURNs.Add("urn:pulumi:dev::shop::old:index:Old::o");
            request.Aliases.Add(new Alias { Urn = "urn:pulumi:dev::shop::old:index:Old::p" });
            request.Aliases.Add(new Alias { Spec = new() { Name = "before" } });
            request.Aliases.Add(new Alias { Spec = new() { Type = "fix:index/old:Old", NoParent = true } });
            request.Aliases.Add(new Alias { Spec = new() { Stack = "test", Project = "mall", ParentUrn = stack } });
            request.Aliases.Add(new Alias { Spec = new() { Name = "empty", ParentUrn = "" } });
        });
        Assert.Equal(
            [
                "urn:pulumi:dev::shop::old:index:Old::o",
                "urn:pulumi:dev::shop::old:index:Old::p",
                $"urn:pulumi:dev::shop::a:b:C${Thing}::before",
                "urn:pulumi:dev::shop::fix:index/old:Old::x",
                $"urn:pulumi:test::mall::{Thing}::x",
                $"urn:pulumi:dev::shop::a:b:C${Thing}::empty",
            ],
            engine.Find("x").Aliases.Select(urn => urn.Text));
    }

    [Fact]
    public async Task Options_reach_the_plan()
    {
        await using var engine = await StartAsync();
        var first = (await engine.Register(Thing, "first")).Urn;
        await engine.Register(Thing, "x", more: request =>
        {
            request.CustomTimeouts = new() { Create = "1h30m", Delete = "90s" };
            request.IgnoreChanges.Add("tags");
            request.ReplaceOnChanges.Add("size");
            request.ReplaceWith.Add(first);
            request.ImportId = "i-1";
            request.SourcePosition = new() { Uri = "file:///project/infra/Program.cs", Line = 12, Column = 5 };
        });
        var x = engine.Find("x");
        Assert.Equal(new PlanTimeouts(5400, 0, 90, 0), x.CustomTimeouts);
        Assert.Equal(("tags", "size", first, "i-1"), (x.IgnoreChanges[0], x.ReplaceOnChanges[0], x.ReplaceWith[0].Text, x.ImportId));
        Assert.Equal("project:///infra/Program.cs#12,5", x.SourcePosition);
    }

    [Fact]
    public async Task A_stack_reference_is_looked_up_at_apply()
    {
        await using var engine = await StartAsync();
        var answer = await engine.Monitor.ReadResourceAsync(
            new() { Type = "pulumi:pulumi:StackReference", Name = "net", Id = "org/net/dev", Properties = Properties(("name", Value.ForString("org/net/dev"))), AcceptSecrets = true },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("org/net/dev", answer.Properties.Fields["name"].StringValue);
        Assert.Equal(UnknownKind.Map, Signatures.UnknownOf(answer.Properties.Fields["outputs"].StringValue));
        var read = engine.Find("net");
        Assert.Equal((true, true, "org/net/dev"), (read.External, read.Custom, read.Id));
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:pulumi::default", engine.Find("default").Urn.Text);
    }

    [Fact]
    public async Task A_resource_can_be_asked_for()
    {
        await using var engine = await StartAsync();
        var urn = (await engine.Register(Thing, "x", more: request => request.Object = Properties(("size", Value.ForNumber(3))))).Urn;
        var answer = await engine.Monitor.InvokeAsync(
            new() { Tok = "pulumi:pulumi:getResource", Args = Properties(("urn", Value.ForString(urn))) }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(3, answer.Return.Fields["state"].StructValue.Fields["size"].NumberValue);
    }

    [Fact]
    public async Task The_root_is_kept_for_old_sdks()
    {
        await using var engine = await StartAsync();
        await engine.Log.SetRootResourceAsync(new() { Urn = "urn" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("urn", (await engine.Log.GetRootResourceAsync(new(), cancellationToken: TestContext.Current.CancellationToken)).Urn);
    }

    [Fact]
    public async Task Concurrent_registrations_give_one_plan()
    {
        string Json(EngineUnderTest engine) => PlanFiles.Json(engine.Plan);
        List<string> plans = [];
        for (var run = 0; run < 3; run++)
        {
            await using var engine = await StartAsync(("aws:region", "eu-central-1"));
            var stack = (await engine.Stack()).Urn;
            string[] names = [.. Enumerable.Range(0, 100).Select(i => $"x{i}")];
            new Random(run).Shuffle(names);
            await Task.WhenAll(names.Select(name => engine.Register(Thing, name, more: request => request.Parent = stack)));
            plans.Add(Json(engine));
        }

        Assert.Equal(plans[0], plans[1]);
        Assert.Equal(plans[0], plans[2]);
    }
}
