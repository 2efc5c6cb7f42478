using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Preview.Plans;
using Preview.Reports.Html;
using Preview.Sides;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Reports.Html;

public sealed partial class HtmlReportTests
{
    private static readonly string Full = new HtmlReport(Farms.Full).Write();

    [Fact]
    public void What_a_plan_holds_is_only_ever_text()
    {
        Assert.Equal(2, Regex.Count(Full, "<script"));
        Assert.Equal(2, Regex.Count(Full, "</script>"));
        Assert.DoesNotContain("<img", Full);
        Assert.DoesNotContain("<no-public-bucket>", Full);
        Assert.Contains("&lt;no-public-bucket&gt;", Full);
        // It is all there, and comes out of the data as it was.
        Assert.Contains($"+labels.a: {Farms.Evil}", Resource("pool")["lines"]!.AsArray().Select(line => (string)line!));
    }

    [Fact]
    public void Nothing_but_its_own_style_and_script_is_allowed()
    {
        var policy = PolicyPattern().Match(Full).Groups[1].Value.Replace("&#39;", "'");
        Assert.Equal(
            $"default-src 'none'; style-src {HashOf("<style>", "</style>")}; script-src {HashOf("<script>", "</script>")}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            policy);
        // A policy of hashes refuses these.
        Assert.DoesNotMatch("""<[^>]+ (style|on\w+)=""", Markup());
    }

    [Fact]
    public void Nothing_is_fetched()
    {
        Assert.DoesNotMatch(@"https?:", Full);
        Assert.DoesNotMatch(@"<(link|iframe|object|embed|base|form|audio|video|source)\b|@import|@font-face|\bfetch\(|XMLHttpRequest|url\((?!#)", Full);
        Assert.DoesNotMatch(@"<[^>]+ src=", Markup());
        Assert.All(Regex.Matches(Markup(), @" href=""([^""]*)"""), link => Assert.StartsWith("#", link.Groups[1].Value));
    }

    [Fact]
    public void A_secret_on_one_side_is_one_on_both()
    {
        Assert.DoesNotContain("in-clear", Full);
        Assert.Contains("[secret]", Full);
    }

    [Fact]
    public void The_same_plans_give_the_same_bytes()
    {
        var before = Farms.Farm(["analytics", "streaming"], 3);
        var after = Farms.Farm(["analytics", "marketing"], 3, isChanged: true);
        string Page(Plan old, Plan now) => new HtmlReport(Farms.Report(("eks", old, now))).Write();
        Assert.Equal(Page(before, after), Page(before, after));
        Assert.Equal(Page(before, after), Page(Read(Json(before)), Read(Json(after))));
        Assert.DoesNotContain('\r', Full);
    }

    [Fact]
    public void What_a_reader_must_know_comes_first()
    {
        string[] order = ["<h1>", "Could not be compared", "Look at this first", "<h2>Stacks", "<h2>Policies", "<h2>Cost", "<h2>Architecture", "<h2>How long", "<h2>Resources"];
        Assert.Equal(order.Select(text => Full.IndexOf(text, StringComparison.Ordinal)).Order(), order.Select(text => Full.IndexOf(text, StringComparison.Ordinal)));
        Assert.All(order, text => Assert.Contains(text, Full));
    }

    [Fact]
    public void A_danger_leads_to_its_resource()
    {
        var danger = Regex.Match(Full, """<li class="loss">.*?<a href="#r(\d+)">Bucket events</a>""", RegexOptions.Singleline);
        Assert.True(danger.Success);
        Assert.Equal("events", (string?)Data()["resources"]![int.Parse(danger.Groups[1].Value)]!["name"]);
    }

    [Fact]
    public void The_same_on_two_stacks_is_one_resource_of_the_tree()
    {
        Assert.Equal(["eks", "gke"], Resource("analytics-quota")["stacks"]!.AsObject().Select(on => on.Key));
        Assert.Equal(["eks"], Resource("streaming-quota")["stacks"]!.AsObject().Select(on => on.Key));
        Assert.Equal("Tenant", (string?)Resource("marketing")["layer"]);
        Assert.Equal("Cluster", (string?)Resource("vpc")["layer"]);
    }

    [Fact]
    public void Of_many_tenants_a_picture_shows_those_that_change_most()
    {
        string[] tenants = [.. Enumerable.Range(0, 30).Select(index => $"team-{index:00}")];
        var page = new HtmlReport(Farms.Report(("eks", Farms.Farm(tenants, 1), Farms.Farm([.. tenants[..20], .. tenants[21..]], 1)))).Write();
        var picture = Between(page, "<svg class=\"picture wide\"", "</svg>");
        Assert.Contains("team-20: 3 delete, 3 resources", picture);
        Assert.Contains("21 others: unchanged, 63 resources", picture);
        Assert.Equal(4 + 10, Regex.Count(picture, "<a class="));
    }

    [Fact]
    public void A_picture_is_as_wide_as_the_title_of_a_layer_with_a_single_box()
    {
        var farm = Changed.Component("a-farm-with-a-rather-long-name", type: "farm:index:ExistingCluster");
        var page = new HtmlReport(Farms.Report(("eks", null, Changed.Plan([farm, Changed.Resource("aws:ec2/vpc:Vpc", "vpc", PlanMap.Empty, farm)])))).Write();
        var picture = Between(page, "<svg class=\"picture wide\"", "</svg>");
        var title = "Existing cluster a-farm-with-a-rather-long-name · 1 resource";
        Assert.Contains(">Existing cluster<tspan", picture);
        Assert.True(int.Parse(WidthPattern().Match(picture).Groups[1].Value) > title.Length * 7, picture);
    }

    [Fact]
    public void What_only_follows_says_from_what() =>
        Assert.Contains(Data()["resources"]!.AsArray().SelectMany(resource => resource!["notes"]!.AsArray()), note => ((string)note!).StartsWith("It follows from the replacement of Vpc", StringComparison.Ordinal));

    [Fact]
    public void Without_scripts_every_change_is_there_with_its_diff()
    {
        var plain = Full[Full.IndexOf("<noscript>", StringComparison.Ordinal)..Full.IndexOf("</noscript>", StringComparison.Ordinal)];
        var changes = Data()["resources"]!.AsArray().Count(resource => (string?)resource!["change"] != "same");
        Assert.Equal(changes, Regex.Count(plain, "<details id="));
        Assert.Contains("""<span class="plus">+ spec.hard[&quot;requests.cpu&quot;]: 20</span>""", plain);
    }

    [Fact]
    public void A_chart_says_how_long_each_stack_takes_and_what_it_took_before()
    {
        var page = new HtmlReport(Farms.Slower).Write();
        var charts = Between(page, "<section id=\"up\">", "</section>").Split("<input ")[1..];

        Assert.Equal(3, charts.Length);
        Assert.Contains("""<strong>13 min 39 s</strong> <span class="longer">+1 min 47 s</span>, 11 min 52 s before""", charts[0]);
        Assert.Contains(">now 13:39</text>", charts[0]);
        Assert.Contains("""<line class="before" x1="86.94%" x2="86.94%" y2="100%"/>""", charts[0]);
        Assert.Contains("Decides now, and did not before: NatGateway nat-1a.", charts[0]);
        Assert.Equal(1, Regex.Count(charts[0], """<span class="tag create">new</span>"""));
        Assert.Contains(", as before</p>", charts[1]);
        Assert.DoesNotContain("before", charts[2]);
        Assert.DoesNotContain("before</text>", charts[1] + charts[2]);
    }

    [Fact]
    public void A_step_of_a_chart_says_what_it_waits_for_and_where_its_time_comes_from_and_leads_to_its_resource()
    {
        var page = new HtmlReport(Farms.Slower).Write();
        var row = Between(page, "<span class=\"what\">&lt;/script", "</li>");

        Assert.Contains("<dd><code>aws:eks/cluster:Cluster</code></dd>", row);
        Assert.Contains("<dt>begins</dt><dd>at 1:51, when NatGateway nat-1a is there</dd>", row);
        Assert.Contains("<dt>takes</dt><dd>8 min 52 s, the median of 9 measurements (logs, 2026-11-22); 8 min 12 s to 12 min 18 s were seen</dd>", row);
        Assert.Contains("<dt>before</dt><dd>from 0:04 to 8:56</dd>", row);
        var resource = JsonNode.Parse(Between(page, """<script type="application/json" id="data">""", "</script>"))!["resources"]![int.Parse(Regex.Match(row, "href=\"#r([0-9]+)\"").Groups[1].Value)]!;
        Assert.Equal(Farms.Evil, (string?)resource["name"]);
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Contains("by our own estimate; we expect", page);
    }

    [Fact]
    public void Every_bar_of_a_chart_is_within_its_axis()
    {
        var bars = Regex.Matches(Between(new HtmlReport(Farms.Slower).Write(), "<section id=\"up\">", "</section>"), """<rect class="\w+" x="([\d.]+)%" y="50%" width="([\d.]+)%"/>""");

        Assert.InRange(bars.Count, 20, 60);
        Assert.All(bars, bar => Assert.InRange(Share(bar, 1) + Share(bar, 2), Share(bar, 2), 100.01));
        Assert.All(bars, bar => Assert.InRange(Share(bar, 2), 0.4, 100));

        static double Share(Match bar, int group) => double.Parse(bar.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_chart_of_3000_resources_is_small() =>
        Assert.InRange(Between(new HtmlReport(Farms.Large).Write(), "<section id=\"up\">", "</section>").Length, 3_000, 40_000);

    [Fact]
    public void A_report_of_nothing_but_a_failure_is_a_page()
    {
        var page = new HtmlReport(Farms.Report() with { Failures = [new Failure(new SideLabel("main"), null, "It does not build.")] }).Write();
        Assert.Contains("It does not build.", page);
        Assert.DoesNotContain("<h2>Resources", page);
    }

    [Fact]
    public void A_page_of_3000_resources_stays_small() => Assert.InRange(new HtmlReport(Farms.Large).Write().Length, 1_000_000, 4_000_000);

    private static JsonNode Data() => JsonNode.Parse(Between(Full, """<script type="application/json" id="data">""", "</script>"))!;

    private static JsonNode Resource(string name) => Data()["resources"]!.AsArray().Single(resource => (string?)resource!["name"] == name)!;

    // The page without its data, style and script.
    private static string Markup() => Regex.Replace(Full, "(<style>|<script[^>]*>).*?(</style>|</script>)", "", RegexOptions.Singleline);

    private static string HashOf(string start, string end) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Between(Full, start, end))))}'";

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("""http-equiv="Content-Security-Policy" content="([^"]*)">""")]
    private static partial Regex PolicyPattern();

    [GeneratedRegex("""viewBox="-1 -1 (\d+) """)]
    private static partial Regex WidthPattern();
}
