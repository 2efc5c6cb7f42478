using System.Text.Json.Nodes;

namespace Policies.Tests.Hosting;

/// <summary>
/// The pack as the engine drives it, in the engine's order and with its encodings. The names of the first tests are those of the cases that Pulumi's
/// own conformance suite has for policy packs (pkg/testing/pulumi-test-language/tests/policy_*.go).
/// </summary>
public sealed class PackProtocolTests
{
    private const string Open = """
        { "type": "aws:eks/cluster:Cluster", "urn": "urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", "name": "spark",
          "properties": { "vpcConfig": { "publicAccessCidrs": ["203.0.113.0/24", "0.0.0.0/0", { "$unknown": true }] } } }
        """;

    private const string Private = """
        { "type": "aws:eks/cluster:Cluster", "urn": "urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", "name": "spark",
          "properties": { "vpcConfig": { "endpointPublicAccess": false } } }
        """;

    [Fact]
    public async Task Simple()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");

        var answer = await pack.AnswerAsync("analyze", Open);
        var diagnostic = Assert.Single(DiagnosticsOf(answer, "cluster-api-private"));
        Assert.Equal("spark-platform", diagnostic["policypackname"]!.GetValue<string>());
        Assert.Equal(PolicyEngine.Hosting.PolicyPack.Version, diagnostic["policypackversion"]!.GetValue<string>());
        Assert.Equal("urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", diagnostic["urn"]!.GetValue<string>());
        Assert.Equal(1, diagnostic["enforcementlevel"]!.GetValue<int>());
        Assert.Equal(4, diagnostic["severity"]!.GetValue<int>());
        Assert.Equal("The API server is not open to the internet", diagnostic["description"]!.GetValue<string>());
        var lines = diagnostic["message"]!.GetValue<string>().Split('\n');
        Assert.Equal("The API server is not open to the internet", lines[0]);
        Assert.Equal("vpcConfig.publicAccessCidrs[1]: The API server takes connections from 0.0.0.0/0, which is too wide.", lines[1]);
        Assert.StartsWith("Make the endpoint private", lines[2]);

        // What the engine counts as passed: neither reported nor not applicable.
        answer = await pack.AnswerAsync("analyze", Private);
        Assert.Empty(DiagnosticsOf(answer, "cluster-api-private"));
        Assert.DoesNotContain("cluster-api-private", NotApplicable(answer));
        Assert.Contains("helm-chart-version-pinned", NotApplicable(answer));
        Assert.DoesNotContain("tenant-namespace-default-deny", NotApplicable(answer));
    }

    [Fact]
    public async Task AnalyzeStack()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");

        var answer = await pack.AnswerAsync("analyzeStack", """
            { "resources": [
              { "type": "kubernetes:core/v1:Namespace", "urn": "urn:pulumi:dev::fixture::kubernetes:core/v1:Namespace::open", "name": "open",
                "parent": "urn:pulumi:dev::fixture::x:y:Z::above",
                "properties": { "metadata": { "name": "open", "labels": { "spark-platform/tenant": "open" } } },
                  "dependencies": ["urn:pulumi:dev::fixture::x:y:Z::above"],
                "propertyDependencies": { "metadata": ["urn:pulumi:dev::fixture::x:y:Z::above"] } },
              { "type": "kubernetes:core/v1:Namespace", "urn": "urn:pulumi:dev::fixture::kubernetes:core/v1:Namespace::closed", "name": "closed",
                "properties": { "metadata": { "name": "closed", "labels": { "spark-platform/tenant": "closed" } } } },
              { "type": "kubernetes:networking.k8s.io/v1:NetworkPolicy", "urn": "urn:pulumi:dev::fixture::kubernetes:networking.k8s.io/v1:NetworkPolicy::deny",
                "name": "deny",
                "properties": { "metadata": { "name": "deny", "namespace": "closed" }, "spec": { "podSelector": {}, "policyTypes": ["Ingress",
                  "Egress"] } } } ] }
            """);
        var diagnostic = Assert.Single(DiagnosticsOf(answer, "tenant-namespace-default-deny"));
        Assert.Equal("urn:pulumi:dev::fixture::kubernetes:core/v1:Namespace::open", diagnostic["urn"]!.GetValue<string>());
        Assert.Contains("The namespace open has no default-deny policy for ingress and egress.", diagnostic["message"]!.GetValue<string>());
        Assert.DoesNotContain("cluster-api-private", NotApplicable(answer));
    }

    [Fact]
    public async Task Config()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        const string Narrow = """
            { "type": "aws:eks/cluster:Cluster", "urn": "urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", "name": "spark",
              "properties": { "vpcConfig": { "publicAccessCidrs": ["203.0.113.0/24"] } } }
            """;
        Assert.Empty(DiagnosticsOf(await pack.AnswerAsync("analyze", Narrow), "cluster-api-private"));

        await pack.AnswerAsync("configure", """{ "cluster-api-private": { "enforcementLevel": "mandatory", "properties": { "widestPrefix": 28 } } }""");
        Assert.Single(DiagnosticsOf(await pack.AnswerAsync("analyze", Narrow), "cluster-api-private"));
    }

    [Fact]
    public async Task ConfigSchema()
    {
        using var project = new PackProject("policies: { cluster-api-private: { widestPrefix: 24 } }");
        await using var pack = await StartAsync(project, "dev");

        // The engine fills in the schema's defaults, then the initial configuration, then the user's, and validates the result.
        var info = await pack.AnswerAsync("getAnalyzerInfo");
        var schema = Policy(info, "cluster-api-private")["configschema"]!["properties"]!;
        Assert.Equal("""{"description":"The shortest prefix of an IPv4 network that may reach a public API server; a network of IPv6 needs at least 32. With 16, 203.0.0.0/16 may and 203.0.0.0/15 may not.","type":"integer","minimum":1,"maximum":32,"default":16}""", Ordered(schema["widestPrefix"]!, "description", "type", "minimum", "maximum", "default"));
        Assert.Equal(24, info["initialconfig"]!["cluster-api-private"]!["properties"]!["widestPrefix"]!.GetValue<double>());
        Assert.True(info["supportsconfig"]!.GetValue<bool>());

        // Should the engine send something that the schema refuses, then it is refused here too, all of it at once.
        var refused = await pack.CallAsync("configure", """
            { "cluster-api-private": { "enforcementLevel": "mandatory", "properties": { "widestPrefix": "wide", "dnsEndpoint": [1], "other": 1 } },
              "no-such-policy": { "enforcementLevel": "advisory" } }
            """);
        Assert.Equal("INVALID_ARGUMENT", refused["error"]!["code"]!.GetValue<string>());
        Assert.Equal(
            """
            The configuration of the policy pack spark-platform is wrong:
            There is no policy "no-such-policy". docs/policies.md lists them.
            cluster-api-private.dnsEndpoint is not what is expected: true or false. Its default is true.
            cluster-api-private.other is no setting of this policy.
            cluster-api-private.widestPrefix is not what is expected: a whole number from 1 to 32. Its default is 16.
            """.ReplaceLineEndings("\n"),
            refused["error"]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dryrun(bool isPreview)
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev", isPreview);

        // What is not known, the engine marks. It is neither a violation nor an error, whether the policy is mandatory or not.
        var answer = await pack.AnswerAsync("analyze", """
            { "type": "aws:eks/cluster:Cluster", "urn": "urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", "name": "spark",
              "properties": { "vpcConfig": { "publicAccessCidrs": { "$unknown": true } } } }
            """);
        var diagnostic = Assert.Single(DiagnosticsOf(answer, "cluster-api-private"));
        Assert.Equal(0, diagnostic["enforcementlevel"]!.GetValue<int>());
        Assert.Equal(
            "The API server is not open to the internet\nThis cannot be decided before apply: vpcConfig.publicAccessCidrs is known only after apply.",
            diagnostic["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("advisory", 0)]
    [InlineData("mandatory", 1)]
    [InlineData("remediate", 3)]
    public async Task EnforcementConfig(string level, int expected)
    {
        using var project = new PackProject("policies: { cluster-api-private: { level: advisory } }");
        await using var pack = await StartAsync(project, "dev");
        Assert.Equal(0, Policy(await pack.AnswerAsync("getAnalyzerInfo"), "cluster-api-private")["enforcementlevel"]!.GetValue<int>());

        await pack.AnswerAsync("configure", $$"""{ "cluster-api-private": { "enforcementLevel": "{{level}}" } }""");
        var diagnostic = Assert.Single(DiagnosticsOf(await pack.AnswerAsync("analyze", Open), "cluster-api-private"));
        Assert.Equal(expected, diagnostic["enforcementlevel"]!.GetValue<int>());
    }

    [Fact]
    public async Task EnforcementConfigDisabled()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        await pack.AnswerAsync("configure", """{ "cluster-api-private": { "enforcementLevel": "disabled" } }""");

        var answer = await pack.AnswerAsync("analyze", Open);
        Assert.Empty(DiagnosticsOf(answer, "cluster-api-private"));
        Assert.DoesNotContain("cluster-api-private", NotApplicable(answer));
    }

    [Theory]
    [InlineData("policies: { cluster-api-privat: { level: advisory } }", "settings/policies.yaml:1:13: There is no policy \"cluster-api-privat\".")]
    [InlineData("policies: [", "settings/policies.yaml:")]
    public async Task Invalid(string settings, string message)
    {
        using var project = new PackProject(settings);
        await using var pack = await PackProcess.StartAsync(project.Program);
        await pack.AnswerAsync("handshake", $$"""{ "engineAddress": "127.0.0.1:1", "rootDirectory": "{{project.Root}}" }""");

        foreach (var method in new[] { "configureStack", "getAnalyzerInfo" })
        {
            var refused = await pack.CallAsync(method, """{ "stack": "dev", "project": "fixture", "dryRun": true }""");
            Assert.Equal("INVALID_ARGUMENT", refused["error"]!["code"]!.GetValue<string>());
            Assert.StartsWith("The policies' settings are wrong:\n" + message, refused["error"]!["message"]!.GetValue<string>());
        }

        Assert.Equal(PolicyEngine.Hosting.PolicyPack.Version, (await pack.AnswerAsync("getPluginInfo"))["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task Remediate()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");

        const string Bucket = """
            { "type": "aws:s3/bucket:Bucket", "urn": "urn:pulumi:dev::fixture::aws:s3/bucket:Bucket::lake", "name": "lake",
              "properties": { "bucket": "lake", "forceDestroy": true, "policy": { "$secret": "hidden" }, "arn": { "$unknown": true } } }
            """;

        // At its own level a policy changes nothing.
        Assert.Empty((await pack.AnswerAsync("remediate", Bucket))["remediations"]!.AsArray());

        await pack.AnswerAsync("configure", """{ "bucket-force-destroy-disabled": { "enforcementLevel": "remediate" } }""");
        var remediation = Assert.Single((await pack.AnswerAsync("remediate", Bucket))["remediations"]!.AsArray())!;
        Assert.Equal("bucket-force-destroy-disabled", remediation["policyname"]!.GetValue<string>());
        Assert.Equal("Buckets and registries have no forceDestroy", remediation["description"]!.GetValue<string>());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["arn"] = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"",
                ["bucket"] = "\"lake\"",
                ["forceDestroy"] = "false",
                ["policy"] = "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"value\":\"hidden\"}",
            },
            remediation["properties"]!.AsObject().OrderBy(property => property.Key, StringComparer.Ordinal).ToDictionary(
                property => property.Key, property => property.Value!.ToJsonString()));
    }

    [Fact]
    public async Task ResourceMetadata()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");

        const string Provider = """
            { "type": "pulumi:providers:kubernetes", "urn": "urn:pulumi:dev::fixture::pulumi:providers:kubernetes::spark", "name": "spark",
              "properties": { "kubeconfig": { "$unknown": true } },
              "provider": { "type": "pulumi:providers:pulumi", "urn": "urn:pulumi:dev::fixture::pulumi:providers:pulumi::default", "name": "default",
                "properties": { "token": { "$secret": "hidden" } } },
              "options": { "protect": true, "ignoreChanges": ["a"], "deleteBeforeReplace": true, "aliases": ["urn:pulumi:dev::fixture::x::old"],
                "parent": "urn:pulumi:dev::fixture::x:y:Z::above",
                "customTimeouts": { "create": 60, "delete": 90 }, "additionalSecretOutputs": [OUTPUTS] } }
            """;
        var answer = await pack.AnswerAsync("analyzeStack", $$"""{ "resources": [{{Provider.Replace("OUTPUTS", "\"kubeconfig\"")}}] }""");
        Assert.Empty(DiagnosticsOf(answer, "secret-kubeconfig-marked"));
        Assert.DoesNotContain("secret-kubeconfig-marked", NotApplicable(answer));

        answer = await pack.AnswerAsync("analyzeStack", $$"""{ "resources": [{{Provider.Replace("OUTPUTS", "")}}] }""");
        Assert.Single(DiagnosticsOf(answer, "secret-kubeconfig-marked"));
    }

    [Fact]
    public async Task StackConfig()
    {
        using var project = new PackProject("""
            policies: { cluster-api-private: { level: advisory } }
            stacks: { prod: { cluster-api-private: { level: mandatory } } }
            """);
        foreach (var (stack, level) in new[] { ("dev", 0), ("prod", 1), ("new", 0) })
        {
            await using var pack = await PackProcess.StartAsync(project.Program);
            await pack.AnswerAsync("handshake", "{}");
            await pack.AnswerAsync("configureStack", $$"""
                { "stack": "{{stack}}", "project": "fixture", "organization": "organization", "dryRun": true, "config": { "fixture:key": "hidden",
                  "aws:region": "eu-central-1" }, "configSecretKeys": ["fixture:key"] }
                """);
            var diagnostic = Assert.Single(DiagnosticsOf(await pack.AnswerAsync("analyze", Open), "cluster-api-private"));
            Assert.Equal(level, diagnostic["enforcementlevel"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task StackTags()
    {
        using var project = new PackProject();
        await using var pack = await PackProcess.StartAsync(project.Program);
        await pack.AnswerAsync("configureStack", """{ "stack": "dev", "tags": { "pulumi:project": "fixture", "owner": "data" } }""");
        Assert.Single(DiagnosticsOf(await pack.AnswerAsync("analyze", Open), "cluster-api-private"));
    }

    [Fact]
    public async Task A_pack_that_is_published_is_asked_without_a_stack()
    {
        using var project = new PackProject();
        await using var pack = await PackProcess.StartAsync(project.Program);

        var info = await pack.AnswerAsync("getAnalyzerInfo");
        Assert.Equal("spark-platform", info["name"]!.GetValue<string>());
        Assert.Equal(Catalogue.All.Select(policy => policy.Id), info["policies"]!.AsArray().Select(policy => policy!["name"]!.GetValue<string>()));
        var policy = Policy(info, "cluster-api-private");
        Assert.Equal(1, policy["policyType"]!.GetValue<int>());
        Assert.Equal(2, Policy(info, "tenant-namespace-default-deny")["policyType"]!.GetValue<int>());
        Assert.Equal(4, policy["severity"]!.GetValue<int>());
        Assert.Equal("CIS EKS", policy["framework"]!["name"]!.GetValue<string>());
        Assert.Equal("5.4.1", policy["framework"]!["reference"]!.GetValue<string>());
        Assert.StartsWith("https://", policy["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Exemptions_are_reported_as_not_applicable()
    {
        using var project = new PackProject("""
            policies:
              cluster-api-private:
                exemptions:
                  - { resource: "aws:eks/cluster:Cluster spark", reason: "The office has no fixed address yet.", expires: 9999-12-31 }
            """);
        await using var pack = await StartAsync(project, "dev");
        var answer = await pack.AnswerAsync("analyze", Open);
        Assert.Empty(DiagnosticsOf(answer, "cluster-api-private"));
        var exempt = answer["notApplicable"]!.AsArray().Single(item => item!["policyName"]!.GetValue<string>() == "cluster-api-private")!;
        Assert.Equal("spark is exempt until 9999-12-31: The office has no fixed address yet.", exempt["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_expired_exemption_holds_no_longer_and_is_shown()
    {
        using var project = new PackProject("""
            policies:
              cluster-api-private:
                exemptions:
                  - { resource: "aws:eks/cluster:Cluster spark", reason: "The office has no fixed address yet.", expires: 2001-12-31 }
            """);
        await using var pack = await StartAsync(project, "dev");
        Assert.Single(DiagnosticsOf(await pack.AnswerAsync("analyze", Open), "cluster-api-private"));
        await pack.AnswerAsync("cancel");
        Assert.Contains(
            "The exemption of cluster-api-private for \"aws:eks/cluster:Cluster spark\" expired on 2001-12-31.",
            (await pack.NextAsync())["shown"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{ "type": "", "urn": "urn:pulumi:dev::fixture::a::b" }""", "The engine sent a resource without a type, urn:pulumi:dev::fixture::a::b.")]
    [InlineData("""{ "type": "aws:eks/cluster:Cluster" }""", "The engine sent a resource without a URN, aws:eks/cluster:Cluster.")]
    [InlineData("{}", "The engine sent a resource without a type.")]
    public async Task A_malformed_request_is_refused_and_the_next_one_answered(string request, string message)
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        var refused = await pack.CallAsync("analyze", request);
        Assert.Equal("INVALID_ARGUMENT", refused["error"]!["code"]!.GetValue<string>());
        Assert.Equal(message, refused["error"]!["message"]!.GetValue<string>());
        await pack.AnswerAsync("analyze", Private);
    }

    [Fact]
    public async Task Secrets_do_not_get_out()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        var answer = await pack.AnswerAsync("analyze", """
            { "type": "aws:eks/cluster:Cluster", "urn": "urn:pulumi:dev::fixture::aws:eks/cluster:Cluster::spark", "name": "spark",
              "properties": { "vpcConfig": { "publicAccessCidrs": [{ "$secret": "0.0.0.0/0" }] } } }
            """);
        var diagnostic = Assert.Single(DiagnosticsOf(answer, "cluster-api-private"));
        Assert.Contains("The API server takes connections from [secret], which is too wide.", diagnostic["message"]!.GetValue<string>());
        Assert.DoesNotContain("0.0.0.0", answer.ToJsonString());
    }

    [Fact]
    public async Task It_ends_when_the_engine_says_so()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        await pack.AnswerAsync("cancel");
        Assert.Equal("""{"ended":{"code":0,"signal":null},"shown":""}""", (await pack.NextAsync()).ToJsonString());
    }

    [Fact]
    public async Task It_ends_when_the_engine_is_gone()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        Assert.Equal("""{"ended":{"code":0,"signal":null},"shown":""}""", (await pack.CallAsync("goAway")).ToJsonString());
    }

    [Fact]
    public async Task A_stack_of_many_resources_comes_in_one_message()
    {
        using var project = new PackProject();
        await using var pack = await StartAsync(project, "dev");
        var resources = new JsonArray([.. Enumerable.Range(0, 8000).Select(number => new JsonObject
        {
            ["type"] = "kubernetes:core/v1:ConfigMap",
            ["urn"] = $"urn:pulumi:dev::fixture::kubernetes:core/v1:ConfigMap::map-{number}",
            ["name"] = $"map-{number}",
            ["properties"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = $"map-{number}" },
                ["data"] = new JsonObject { ["text"] = new string('x', 1000) },
            },
        })]);
        var answer = await pack.AnswerAsync("analyzeStack", new JsonObject { ["resources"] = resources }.ToJsonString());
        Assert.Empty(answer["diagnostics"]!.AsArray());
    }

    private static async Task<PackProcess> StartAsync(PackProject project, string stack, bool isPreview = true)
    {
        var pack = await PackProcess.StartAsync(project.Program);
        Assert.True(pack.Start["port"] is not null, pack.Start.ToJsonString());

        // The engine's order: handshake, the stack, then what the pack is.
        await pack.AnswerAsync("handshake", $$"""{ "engineAddress": "127.0.0.1:1", "rootDirectory": "{{project.Root}}/policies" }""");
        await pack.AnswerAsync("configureStack", $$"""{ "stack": "{{stack}}", "project": "fixture", "organization": "organization", "dryRun": {{(isPreview ? "true" : "false")}} }""");
        await pack.AnswerAsync("getAnalyzerInfo");
        return pack;
    }

    private static JsonNode Policy(JsonObject info, string id) => info["policies"]!.AsArray().Single(policy => policy!["name"]!.GetValue<string>() == id)!;

    private static JsonNode[] DiagnosticsOf(JsonObject answer, string policy) =>
        [.. answer["diagnostics"]!.AsArray().Where(diagnostic => diagnostic!["policyname"]!.GetValue<string>() == policy).Select(diagnostic => diagnostic!)];

    private static string[] NotApplicable(JsonObject answer) => [.. answer["notApplicable"]!.AsArray().Select(item => item!["policyName"]!.GetValue<string>())];

    private static string Ordered(JsonNode node, params string[] names) =>
        new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)node[name]!.DeepClone()))).ToJsonString(
            new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
