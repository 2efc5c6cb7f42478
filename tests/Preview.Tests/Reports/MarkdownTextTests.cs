using Preview.Reports.Markdown;

namespace Preview.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain text.", "plain text.")]
    [InlineData("@everyone, see #12 <b>", "&#64;everyone, see &#35;12 &lt;b&gt;")]
    [InlineData("a|b *c* [d](e) `f`", "a&#124;b \\*c\\* \\[d\\](e) \\`f\\`")]
    [InlineData("\u001b[31mred\nnext", "red next")]
    public void Prose_is_only_text(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Prose(text));

    [Theory]
    [InlineData("a.b[\"c\"]", "`a.b[\"c\"]`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a`", "`` `a` ``")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData(" ", "")]
    public void Code_ends_where_it_should(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Code(text));

    [Fact]
    public void A_fence_is_longer_than_what_is_in_it() => Assert.Equal("`````diff\n+ ````\n`````\n", MarkdownText.Fence("diff", ["+ ````"]));

    [Theory]
    [InlineData("spark-platform", "<!-- infra-preview:spark-platform -->")]
    [InlineData("a--><b>", "<!-- infra-preview:a-___b_ -->")]
    public void A_marker_stays_a_comment(string project, string marker) => Assert.Equal(marker, MarkdownReport.Marker(project));
}
