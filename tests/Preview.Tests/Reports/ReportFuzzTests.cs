using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Markdig;
using Markdig.Syntax;
using Preview.Changes;
using Preview.Plans;
using Preview.Reports;
using Preview.Reports.Html;
using Preview.Reports.Markdown;
using Preview.Reports.Terminal;
using Preview.Sides;
using Preview.Tests.Support;
using PlanFiles = Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Reports;

/// <summary>What holds for the comparison of any two plans.</summary>
[Properties(MaxTest = 150, Arbitrary = [typeof(ReportFuzzTests)])]
public sealed class ReportFuzzTests
{
    public static FsCheck.Arbitrary<PlanPair> Pairs() => PlanPairs.All();

    [Property]
    public void A_plan_does_not_differ_from_itself(PlanPair pair)
    {
        Assert.False(Compare(pair.Before, pair.Before).HasChanges);
        Assert.False(Compare(pair.Before, PlanFiles.Read(PlanFiles.Json(pair.Before))).HasChanges);
    }

    [Property]
    public void Base_with_the_changes_is_head(PlanPair pair)
    {
        var changes = Compare(pair.Before, pair.After);
        var made = changes.Resources.Where(change => change.Kind != ChangeKind.Delete && change.Resource.IsManaged).ToDictionary(
            change => change.Urn,
            change => change.Before is { } before
                ? change.After! with { Inputs = Applied.To(before.Inputs, change.Properties.Where(property => !property.Path.IsOption && !IsSpread(property))) }
                : change.After!);

        Assert.Equal(pair.After.Resources.Where(resource => resource.IsManaged).Select(resource => resource.Urn).Order(), made.Keys.Order());
        // Texts with structure come out in another form, and sets in another order; so the two are compared and not looked at.
        var rest = Compare(Changed.Plan([.. made.Values]), pair.After);
        // What is masked stays masked.
        Assert.DoesNotContain(rest.Resources.SelectMany(change => change.Visible), change => change.Before is not PlanSecret && change.After is not PlanSecret);
        Assert.Equal(pair.Before.Resources.Count(resource => resource.IsManaged), changes.Resources.Count(change => change.Before is { IsManaged: true }));

        static bool IsSpread(PropertyChange property) => property is { Before: PlanUnknown, After: PlanUnknown };
    }

    [Property]
    public void A_comment_is_never_too_long_and_always_whole(PlanPair pair)
    {
        var report = Of(pair);
        foreach (var limit in new[] { 1_500, 4_000, MarkdownReport.Limit })
        {
            var text = new MarkdownReport(report, limit).Write();
            Assert.InRange(text.Length, 1, limit);
            Assert.StartsWith(MarkdownReport.Marker("shop") + "\n", text);
            AssertWhole(text);
        }
    }

    [Property]
    public void A_page_has_only_the_tags_of_the_page(PlanPair pair)
    {
        var page = new HtmlReport(Of(pair)).Write();
        Assert.Equal(2, Regex.Count(page, "<script"));
        // Names of resources, of which one is d<e>.
        Assert.DoesNotMatch("<(e|b)>", page[page.IndexOf("<body>", StringComparison.Ordinal)..]);
    }

    [Property(MaxTest = 500)]
    public void No_secret_is_in_any_output(PlanPair pair)
    {
        var report = Of(pair);
        using var text = new StringWriter();
        Screen.Of(text, width: 80, color: false).Write(new TextReport(report, showsAll: true).Lines());
        Assert.DoesNotContain(PlanPairs.Clear, text.ToString());
        Assert.DoesNotContain(PlanPairs.Clear, new MarkdownReport(report).Write());
        Assert.DoesNotContain(PlanPairs.Clear, new HtmlReport(report).Write());
    }

    private static void AssertWhole(string text)
    {
        var document = Markdown.Parse(text, new MarkdownPipelineBuilder().UsePipeTables().Build());
        Assert.All(document.Descendants<FencedCodeBlock>(), block => Assert.True(block.ClosingFencedCharCount >= 3, text));

        // What is in the page but not in a fence: no tag, person or issue of the plans, and every detail closed.
        string[] html = [.. document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString())];
        Assert.Equal(html.Count(block => block.Contains("<details>")), html.Count(block => block.Contains("</details>")));
        Assert.All(html, block => Assert.DoesNotContain("<script", block));
        string[] inline = [.. document.Descendants<Markdig.Syntax.Inlines.HtmlInline>().Select(tag => tag.Tag)];
        Assert.All(inline, tag => Assert.Contains(tag, new[] { "<code>", "</code>", "<sub>", "</sub>" }));
        var prose = string.Concat(document.Descendants<Markdig.Syntax.Inlines.LiteralInline>().Select(literal => literal.Content.ToString()));
        Assert.DoesNotContain("@everyone", prose);
        Assert.DoesNotContain("#123", prose);
        Assert.Empty(document.Descendants<Markdig.Syntax.Inlines.LinkInline>());
    }

    private static StackChanges Compare(Plan before, Plan after) => PlanComparison.Compare("prod", before, after, ChangeRules.Shipped);

    private static Report Of(PlanPair pair) => new()
    {
        Project = "shop",
        Base = new SideLabel("@everyone", "1234567"),
        Head = new SideLabel("working tree"),
        Stacks = [Compare(pair.Before, pair.After), Compare(pair.After, pair.Before) with { Stack = "<b>#123" }],
        Timelines = [new StackTimeline(Compare(pair.Before, pair.After), pair.Before, pair.After), new StackTimeline(Compare(pair.Before, pair.After) with { Stack = "<b>#123" }, null, pair.After)],
        Failures = [new Failure(new SideLabel("x"), "@everyone", "```\n</details>\n@everyone #123 <script>")],
        Sections = [new Section { Title = "Cost", Summary = "@everyone pays #123 <script>", Columns = ["a|b", "c"], Rows = [["|", "</details>"]], Notes = ["<script> @everyone"] }],
    };
}
