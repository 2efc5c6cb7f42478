using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>A query for a metric without an exporter shows nothing, and an alert on it never fires. metrics.yaml names the exporter of each.</summary>
public sealed partial class MetricFactsTests
{
    private static readonly Dictionary<string, HashSet<string>> Facts = Read();

    [Fact]
    public async Task Rules_ask_for_what_something_exports() => AssertKnown(
        (await RenderedRules.AllAsync())
            .Select(rule => (rule["alert"] ?? rule["record"])!.GetValue<string>())
            .Zip((await RenderedRules.AllAsync()).Select(Expression)),
        await RecordedAsync());

    [Fact]
    public async Task Dashboards_ask_for_what_something_exports() =>
        AssertKnown(RenderedDashboards.Queries.Select(query => (query.Panel, query.Expression)), await RecordedAsync());

    /// <summary>A metric that no query uses any more leaves metrics.yaml.</summary>
    [Fact]
    public async Task Each_fact_is_used()
    {
        var used = (await RenderedRules.AllAsync()).Select(Expression)
            .Concat(RenderedDashboards.Queries.Select(query => query.Expression))
            .SelectMany(PromQl.Selectors)
            .Select(selector => selector.Metric)
            .ToHashSet();
        Assert.Empty(Facts.Keys.Except(used));
    }

    /// <summary>A series that only a rule's test has would prove nothing.</summary>
    [Fact]
    public void Rules_are_tried_with_what_something_exports()
    {
        var series = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Platform", "Monitoring", "RuleTests"))
            .SelectMany(file => Series().Matches(File.ReadAllText(file)).Select(match => (Path.GetFileName(file), match.Groups[1].Value)));
        AssertKnown(series, []);
    }

    /// <summary>Who exports what is a version: a newer chart may say it otherwise.</summary>
    [Fact]
    public async Task The_facts_are_those_of_the_installed_versions()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Platform", "Monitoring", "metrics.yaml"), TestContext.Current.CancellationToken);
        var run = await EksRun.Shipped;
        Assert.Contains($"spark-operator {run.Settings.Platform.SparkOperator.Chart.Version}", text);
        Assert.Contains($"kube-prometheus-stack {run.Settings.Platform.Monitoring.Chart.Version}", text);
    }

    [Theory]
    [InlineData("sum by (a, b) (rate(m{x=\"not_a_metric\"}[5m])) / on (a) group_left (c) n", "m:x n:")]
    [InlineData("max_over_time(a:b:c[10m:1m] offset 1h) > bool 0 and on () vector(0) or absent(d{e=~\"f|g\", h!=\"\"})", "a:b:c: d:e,h")]
    [InlineData("sum(increase(q[1h])) by (le) unless 1e3 * r", "q: r:")]
    public void A_querys_selectors_are_found(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', PromQl.Selectors(query).Select(selector => $"{selector.Metric}:{string.Join(',', selector.Labels)}")));

    private static void AssertKnown(IEnumerable<(string Where, string Expression)> queries, HashSet<string> recorded) => Assert.All(queries, query =>
        Assert.All(PromQl.Selectors(query.Expression), selector =>
        {
            if (recorded.Contains(selector.Metric))
            {
                return;
            }

            Assert.True(
                Facts.TryGetValue(selector.Metric, out var labels),
                $"{query.Where} asks for {selector.Metric}, of which metrics.yaml does not say who exports it.");
            Assert.True(
                selector.Labels.All(labels!.Contains),
                $"{query.Where} matches {selector.Metric} by {string.Join(", ", selector.Labels.Except(labels!))}, which it does not have.");
        }));

    private static async Task<HashSet<string>> RecordedAsync() =>
        [.. (await RenderedRules.AllAsync()).Select(rule => rule["record"]?.GetValue<string>()).OfType<string>()];

    private static string Expression(JsonObject rule) => rule["expr"]!.GetValue<string>();

    private static Dictionary<string, HashSet<string>> Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Platform", "Monitoring", "metrics.yaml"))));
        var facts = new Dictionary<string, HashSet<string>>();
        foreach (var component in ((YamlSequenceNode)yaml.Documents[0].RootNode).Cast<YamlMappingNode>())
        {
            foreach (var (metric, labels) in ((YamlMappingNode)component["metrics"]).Children)
            {
                facts.Add(((YamlScalarNode)metric).Value!, [.. Texts(component["labels"]), .. Texts(labels)]);
            }
        }

        return facts;
    }

    private static IEnumerable<string> Texts(YamlNode list) => ((YamlSequenceNode)list).Select(item => ((YamlScalarNode)item).Value!);

    [GeneratedRegex("- series: (.+)")]
    private static partial Regex Series();
}
