using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Platform.Monitoring;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>The rules are tried by Prometheus itself, with the series in RuleTests/.</summary>
public sealed class AlertRuleTests : IDisposable
{
    private static readonly string Tests = Path.Combine(AppContext.BaseDirectory, "Platform", "Monitoring", "RuleTests");

    private readonly string _folder = Directory.CreateTempSubdirectory("spark-platform-rules-").FullName;

    public static TheoryData<string> TestFiles => [.. Directory.GetFiles(Tests).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Prometheus_reads_every_rule()
    {
        var files = await WriteAsync();
        var (exitCode, output) = await Promtool.RunAsync(_folder, ["check", "rules", .. files]);
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("duplicate", output);
    }

    [Theory]
    [MemberData(nameof(TestFiles))]
    public async Task Each_alert_comes_when_it_should_and_only_then(string file)
    {
        await WriteAsync();
        File.Copy(Path.Combine(Tests, file), Path.Combine(_folder, "test.yaml"));
        var (exitCode, output) = await Promtool.RunAsync(_folder, "test", "rules", "test.yaml");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Otherwise the test before would be glad of an alert that never comes.</summary>
    [Fact]
    public async Task A_rule_that_is_wrong_fails_its_test()
    {
        await WriteAsync();
        var rules = Path.Combine(_folder, "tenants.yaml");
        var text = await File.ReadAllTextAsync(rules, TestContext.Current.CancellationToken);
        Assert.Contains("tenant:quota_used:ratio \\u003E 0.9", text);
        await File.WriteAllTextAsync(
            rules, text.Replace("tenant:quota_used:ratio \\u003E 0.9", "tenant:quota_used:ratio \\u003E 0.99"), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(Tests, "tenants.yaml"), Path.Combine(_folder, "test.yaml"));
        var (exitCode, output) = await Promtool.RunAsync(_folder, "test", "rules", "test.yaml");
        Assert.Equal(1, exitCode);
        Assert.Contains("alertname: TenantQuotaNearCeiling", output);
    }

    [Fact]
    public async Task Each_alert_is_tried_both_ways()
    {
        var cases = Directory.GetFiles(Tests).SelectMany(Cases).ToLookup(test => test.Alert, test => test.Fires);
        var alerts = (await RenderedRules.AlertsAsync()).Select(Alert).ToList();
        Assert.All(
            alerts,
            alert => Assert.True(
                cases[alert].Contains(true) && cases[alert].Contains(false),
                $"{alert} needs a test in which it fires and one in which it does not."));
        Assert.Empty(cases.Select(alert => alert.Key).Except(alerts));
    }

    [Fact]
    public async Task Each_alert_has_a_severity_a_summary_and_a_runbook() => Assert.All(await RenderedRules.AlertsAsync(), alert =>
    {
        Assert.Contains(Text(alert, "labels", "severity"), (string[])["info", "warning", "critical"]);
        Assert.NotEmpty(Text(alert, "annotations", "summary"));
        Assert.EndsWith(".", Text(alert, "annotations", "description"));
        Assert.Equal($"docs/runbooks.md#{Alert(alert).ToLowerInvariant()}", Text(alert, "annotations", "runbook_url"));
    });

    /// <summary>So that it can be sent to whom it concerns. That the label has a value is tried in RuleTests/.</summary>
    [Theory]
    [InlineData("tenants")]
    [InlineData("applications")]
    public async Task An_alert_about_a_tenant_says_which(string file) => Assert.All(
        (await RenderedRules.FilesAsync())[file]["groups"]![0]!["rules"]!.AsArray().Select(rule => rule!.AsObject()).Where(rule => rule["alert"] is not null),
        alert => Assert.Contains("{{ $labels.tenant }}", Text(alert, "annotations", "summary")));

    [Fact]
    public async Task Each_alert_has_its_runbook_and_each_runbook_its_alert()
    {
        var sections = Regex.Matches(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "runbooks.md"), TestContext.Current.CancellationToken),
            @"^## (\w+)$",
            RegexOptions.Multiline);
        Assert.Equal(
            (await RenderedRules.AlertsAsync()).Select(Alert).Distinct().Order(StringComparer.Ordinal),
            sections.Select(section => section.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fact_that_is_none_is_refused() => Assert.Equal(
        "platform.yaml has $(operatorNamespace), which is no fact of the platform. Known are monitoringNamespace.",
        Assert.Throws<ArgumentException>(() => RuleFile.Read("platform", new Dictionary<string, string> { ["monitoringNamespace"] = "m" }, "")).Message);

    private static string Alert(JsonObject rule) => rule["alert"]!.GetValue<string>();

    private static string Text(JsonObject rule, string map, string key) => rule[map]![key]!.GetValue<string>();

    private static IEnumerable<(string Alert, bool Fires)> Cases(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(file)));
        return
            from test in ((YamlSequenceNode)yaml.Documents[0].RootNode["tests"]).Cast<YamlMappingNode>()
            where test.Children.ContainsKey("alert_rule_test")
            from expectation in ((YamlSequenceNode)test["alert_rule_test"]).Cast<YamlMappingNode>()
            select (((YamlScalarNode)expectation["alertname"]).Value!, ((YamlSequenceNode)expectation["exp_alerts"]).Any());
    }

    /// <summary>Writes the rules as files; JSON is YAML.</summary>
    private async Task<List<string>> WriteAsync()
    {
        var names = new List<string>();
        foreach (var (name, rules) in await RenderedRules.FilesAsync())
        {
            names.Add($"{name}.yaml");
            await File.WriteAllTextAsync(Path.Combine(_folder, $"{name}.yaml"), WithoutNulls(rules).ToJsonString(), TestContext.Current.CancellationToken);
        }

        return names;
    }

    private static JsonObject WithoutNulls(JsonObject rules)
    {
        foreach (var rule in rules["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject()))
        {
            foreach (var absent in rule.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList())
            {
                rule.Remove(absent);
            }
        }

        return rules;
    }
}
