using Preview.Text;

namespace Preview.Tests.Text;

public sealed class LineTests
{
    [Fact]
    public void Words_go_to_the_next_line_as_a_whole() => Assert.Equal(
        ["- one two three four", "  five"],
        Show(new Line(new Span("- ")) { Hanging = [new Span("  ")] }.Text("one two three four five"), 22));

    [Fact]
    public void Without_a_width_there_is_one_line() => Assert.Single(Show(new Line().Text(string.Join(' ', Enumerable.Repeat("word", 500))), null));

    [Fact]
    public void A_word_that_is_too_long_is_cut() => Assert.Equal(
        ["aaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaa b"],
        Show(new Line().Text(new string('a', 30) + " b"), 25));

    [Fact]
    public void Nothing_ends_with_a_space() => Assert.Equal(
        ["a", "│"],
        Show(new Line(new Span("a   ")), 10).Concat(Show(new Line(new Span("│"), new Span("   "), new Span("")), 10)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("bell\u0007\0", "bell")]
    public void What_would_move_the_cursor_is_taken_out(string text, string expected) => Assert.Equal(expected, Span.Clean(text));

    [FsCheck.Xunit.Property]
    public bool No_line_is_wider_than_the_screen(FsCheck.NonNull<string> text, byte width)
    {
        var columns = 20 + width;
        return Show(new Line(new Span("  ")) { Hanging = [new Span("  ")] }.Text(text.Get), columns).All(line => line.Length <= columns + 2 && line.TrimEnd() == line);
    }

    private static IEnumerable<string> Show(Line line, int? width) => line.Wrap(width).Select(spans => string.Concat(spans.Select(span => span.Text)));
}
