using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PolicyEngine.Hosting;
using PolicyEngine.Model;
using PolicyEngine.Settings;
using PolicyEngine.Values;
using Pulumirpc;

namespace Policies.Tests.Hosting;

/// <summary>The pack's answers for sample policies.</summary>
public sealed class AnalyzerServiceTests
{
    private const string Type = "test:index:Box";

    private static readonly AnalyzeRequest Request = new()
    {
        Type = Type,
        Urn = $"urn:pulumi:dev::fixture::{Type}::box",
        Name = "box",
        Properties = Struct.Parser.ParseJson($$"""
            {
              "labels": { "a": "1", "password": { "{{WireMarks.Key}}": "{{WireMarks.Secret}}", "value": "hidden" } },
              "file": { "{{WireMarks.Key}}": "{{WireMarks.Asset}}", "text": "content", "hash": "123" },
              "later": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
              "owner": { "{{WireMarks.Key}}": "{{WireMarks.ResourceReference}}", "urn": "urn:x", "id": "i-1" }
            }
            """),
    };

    [Fact]
    public async Task A_remedy_changes_what_it_changes_and_nothing_else()
    {
        var service = Service(PolicyLevel.Remediate, new Labelled("tag-box-team", "team"), new Labelled("tag-box-cost", "cost"));
        var response = await service.Remediate(Request, null!);

        // One after the other, each with all that was made before.
        Assert.Equal(["tag-box-cost", "tag-box-team"], response.Remediations.Select(remediation => remediation.PolicyName));
        Assert.Equal("Boxes have the label cost", response.Remediations[0].Description);
        Assert.Equal(PolicyPack.Name, response.Remediations[0].PolicyPackName);
        var expected = Request.Properties.Clone();
        expected.Fields["labels"].StructValue.Fields["cost"] = Value.ForString("set");
        Assert.Equal(expected, response.Remediations[0].Properties);
        expected.Fields["labels"].StructValue.Fields["team"] = Value.ForString("set");
        Assert.Equal(expected, response.Remediations[1].Properties);

        // After the remediation nothing is violated.
        var again = Request.Clone();
        again.Properties = response.Remediations[1].Properties;
        Assert.Empty((await service.Remediate(again, null!)).Remediations);
        Assert.Empty((await service.Analyze(again, null!)).Diagnostics);
    }

    [Theory]
    [InlineData(PolicyLevel.Advisory)]
    [InlineData(PolicyLevel.Mandatory)]
    [InlineData(PolicyLevel.Disabled)]
    public async Task Nothing_is_changed_at_another_level(PolicyLevel level) =>
        Assert.Empty((await Service(level, new Labelled("tag-box-team", "team")).Remediate(Request, null!)).Remediations);

    [Fact]
    public async Task A_violation_that_no_remediation_fixes_is_reported_at_the_level_remediate()
    {
        var diagnostic = Assert.Single((await Service(PolicyLevel.Remediate, new Labelled("tag-box-team", "team")).Analyze(Request, null!)).Diagnostics);
        Assert.Equal(EnforcementLevel.Remediate, diagnostic.EnforcementLevel);
        Assert.Equal("Boxes have the label team\nlabels.team: The label team is missing.\nSet it. See https://example.com", diagnostic.Message);
    }

    [Fact]
    public async Task A_rule_with_a_fault_is_a_violation_and_keeps_its_secrets()
    {
        var diagnostic = Assert.Single((await Service(PolicyLevel.Mandatory, new Faulty()).Analyze(Request, null!)).Diagnostics);
        Assert.Contains("The rule itself failed (InvalidOperationException); please report it.", diagnostic.Message);
        Assert.DoesNotContain("hidden", diagnostic.ToString());
    }

    [Fact]
    public void A_policy_with_a_bad_name_keeps_the_pack_from_loading()
    {
        var refused = Assert.Throws<ArgumentException>(() => Pack(
            PolicyLevel.Mandatory, new Labelled("all", "team"), new Labelled("tag-box-team", "team"), new Labelled("tag-box-team", "team")));
        Assert.StartsWith("\"all\" is no name of a policy; expected area-object-rule. Two policies are called \"tag-box-team\".", refused.Message);
    }

    [Fact]
    public void The_settings_are_the_initial_configuration_of_the_pack()
    {
        var info = PackInfo.Of(new PolicyPack([new Labelled("tag-box-team", "team")], TimeProvider.System, (_, today) => PolicyFile.Read(
            "policies: { tag-box-team: { level: advisory, value: lead } }", "policies.yaml", [new Labelled("tag-box-team", "team")], [], today, out var _)!));
        Assert.Equal(EnforcementLevel.Advisory, Assert.Single(info.Policies).EnforcementLevel);
        Assert.Equal(
            """{ "tag-box-team": { "properties": { "value": "lead" } } }""",
            JsonFormatter.Default.Format(info).Split("\"initialConfig\": ")[1].Split(", \"description\"")[0]);
    }

    private static AnalyzerService Service(PolicyLevel level, params Policy[] policies) => new(Pack(level, policies), null!);

    private static PolicyPack Pack(PolicyLevel level, params Policy[] policies)
    {
        var pack = new PolicyPack(policies, TimeProvider.System, (_, _) => PolicySettings.None);
        pack.Configure(policies.Select(policy => (policy.Id, level, (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?>())));
        return pack;
    }

    private sealed class Labelled(string id, string label) : ResourcePolicy, IRemediation
    {
        private static readonly TextSetting Text = new() { Name = "value", Description = "What is set.", Default = "set" };

        public override PolicyEngine.Model.PolicyInfo Info { get; } = new()
        {
            Id = id,
            Title = $"Boxes have the label {label}",
            Severity = Severity.Low,
            Why = "So that it is.",
            Remedy = "Set it.",
            Link = "https://example.com",
            Settings = [Text],
        };

        public override IReadOnlyList<string> Types { get; } = [Type];

        public override void Examine(Resource resource, Check check) =>
            check.Require(resource["labels"][label].Exists, resource["labels"][label], $"The label {label} is missing.");

        public PropertyMap? Remediate(Resource resource, PolicyOptions options) => resource.Properties["labels"] is PropertyMap labels
            ? resource.Properties.With("labels", labels.With(label, new PropertyString(options.Get(Text))))
            : null;
    }

    private sealed class Faulty : ResourcePolicy
    {
        public override PolicyEngine.Model.PolicyInfo Info { get; } = new()
        {
            Id = "tag-box-faulty",
            Title = "Faulty",
            Severity = Severity.Low,
            Why = "Why.",
            Remedy = "How.",
            Link = "https://example.com",
        };

        public override IReadOnlyList<string> Types { get; } = ["test:*"];

        public override void Examine(Resource resource, Check check) => throw new InvalidOperationException("hidden");
    }
}
