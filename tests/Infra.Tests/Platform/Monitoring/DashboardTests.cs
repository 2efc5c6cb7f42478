using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Platform.Monitoring;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Monitoring;

public sealed class DashboardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spark-platform-dashboards-").FullName;

    public static TheoryData<string> Uids => [.. DashboardSet.All.Select(dashboard => dashboard.Uid)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void There_is_one_for_the_platform_the_tenant_the_application_and_the_cost() =>
        Assert.Equal(["spark-platform", "spark-tenant", "spark-application", "spark-cost"], DashboardSet.All.Select(dashboard => dashboard.Uid));

    [Fact]
    public async Task Each_is_in_a_ConfigMap_that_the_sidecar_finds()
    {
        var run = await EksRun.Shipped;
        Assert.All(DashboardSet.All, dashboard =>
        {
            var map = run.One("kubernetes:core/v1:ConfigMap", $"dashboard-{dashboard.Uid}");
            Assert.Equal(("monitoring", "1"), (map.Namespace, map.Inputs["metadata"]!["labels"]!["grafana_dashboard"]!.GetValue<string>()));
            var (file, json) = Assert.Single(map.Inputs["data"]!.AsObject());
            Assert.Equal($"{dashboard.Uid}.json", file);
            Assert.Equal(dashboard.ToJson(), json!.GetValue<string>());
        });
    }

    [Theory]
    [MemberData(nameof(Uids))]
    public void Its_panels_have_an_id_each_and_do_not_overlap(string uid)
    {
        var panels = RenderedDashboards.Panels(Of(uid)).ToList();
        Assert.Equal(panels.Count, panels.Select(panel => panel["id"]!.GetValue<int>()).Distinct().Count());
        var taken = new HashSet<(int X, int Y)>();
        Assert.All(panels, panel =>
        {
            var place = panel["gridPos"]!;
            var (x, y, width, height) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            Assert.InRange(x + width, 1, 24);
            Assert.All(
                from column in Enumerable.Range(x, width) from line in Enumerable.Range(y, height) select (column, line),
                cell => Assert.True(taken.Add(cell), $"{panel["title"]} lies over another panel at {cell}."));
        });
    }

    [Theory]
    [MemberData(nameof(Uids))]
    public void Each_panel_says_what_it_shows_and_in_which_unit(string uid)
    {
        var dashboard = Of(uid);
        Assert.Equal(("1m", "datasource"), (dashboard["refresh"]!.GetValue<string>(), dashboard["templating"]!["list"]![0]!["type"]!.GetValue<string>()));
        Assert.False(dashboard["editable"]!.GetValue<bool>());
        Assert.All(RenderedDashboards.Panels(dashboard).Where(panel => panel["type"]!.GetValue<string>() != "row"), panel =>
        {
            Assert.EndsWith(".", panel["description"]!.GetValue<string>());
            Assert.Contains(
                panel["fieldConfig"]!["defaults"]!["unit"]!.GetValue<string>(), (string[])["short", "bytes", "s", "ops", "Bps", "percentunit", "currencyUSD"]);
            Assert.Equal("${datasource}", panel["datasource"]!["uid"]!.GetValue<string>());
            Assert.Equal(
                panel["targets"]!.AsArray().Count, panel["targets"]!.AsArray().Select(target => target!["refId"]!.GetValue<string>()).Distinct().Count());
        });
    }

    /// <summary>A variable that is not there reaches Prometheus as it is written.</summary>
    [Fact]
    public void Every_variable_of_a_query_is_one_of_the_dashboard() =>
        Assert.All(RenderedDashboards.Queries, query => Assert.DoesNotContain("$", query.Expression));

    /// <summary>As recording rules, because promtool reads rules.</summary>
    [Fact]
    public async Task Prometheus_reads_every_query()
    {
        var rules = RenderedDashboards.Queries.Select((query, index) => new { record = $"dashboard:query:{index}", expr = query.Expression });
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "queries.yaml"), JsonSerializer.Serialize(
                new { groups = new[] { new { name = "queries", rules } } }), TestContext.Current.CancellationToken);
        var (exitCode, output) = await Promtool.RunAsync(_folder, "check", "rules", "queries.yaml");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The prices are the reader's: none is asserted here.</summary>
    [Fact]
    public void Cost_is_zero_until_somebody_writes_prices() => Assert.All(
        Of("spark-cost")["templating"]!["list"]!.AsArray().Where(variable => variable!["type"]!.GetValue<string>() == "textbox"),
        price => Assert.Equal("0", price!["query"]!.GetValue<string>()));

    private static JsonObject Of(string uid) => RenderedDashboards.All.Single(dashboard => dashboard["uid"]!.GetValue<string>() == uid);

    private static int Number(JsonNode place, string key) => place[key]!.GetValue<int>();
}
