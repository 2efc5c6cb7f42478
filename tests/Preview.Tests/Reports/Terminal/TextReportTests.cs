using Preview.Reports.Terminal;
using Preview.Sides;
using Preview.Tests.Support;
using Preview.Text;

namespace Preview.Tests.Reports.Terminal;

public sealed class TextReportTests
{
    [Theory]
    [InlineData(10, false, 10, "")]
    [InlineData(60, false, 10, "    and 50 more (--all)\n")]
    [InlineData(60, true, 60, "")]
    public void What_a_stack_says_that_failed_is_cut(int errors, bool showsAll, int shown, string rest)
    {
        var message = string.Join('\n', Enumerable.Range(1, errors).Select(number => $"  key{number} is missing.").Prepend("The settings have errors:"));
        var report = Farms.Report() with { Failures = [new Failure(new SideLabel("main"), "eks", message)] };

        var text = Render(new TextReport(report, showsAll).Lines());

        Assert.Contains("  error: main, eks: The settings have errors:\n    key1 is missing.\n", text, StringComparison.Ordinal);
        Assert.Contains($"    key{shown} is missing.\n{rest}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"key{shown + 1} is", text, StringComparison.Ordinal);
        Assert.Equal(rest != "", text.Contains("and 50 more (--all)", StringComparison.Ordinal));
    }

    private static string Render(IEnumerable<Line> lines)
    {
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, width: null, color: false).Write(lines);
        return text.ToString();
    }
}
