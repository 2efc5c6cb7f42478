using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>The tools are in tools/: no command, message, workflow or document names the folder that one of them was in before.</summary>
public sealed partial class OldPathTests
{
    [Theory]
    [InlineData("dotnet run --project preview -- check", true)]
    [InlineData("dotnet run --project tools/preview -- check", false)]
    [InlineData("see sdks/README.md", true)]
    [InlineData("<Import Project=\"../sdks/PulumiSdk.props\" />", true)]
    [InlineData("a row in `preview/data/prices.yaml`", true)]
    [InlineData("a row in `tools/preview/data/prices.yaml`", false)]
    [InlineData("npm ci --prefix bench/peers", true)]
    [InlineData("dotnet publish preview", true)]
    [InlineData("dotnet build preview -v q", true)]
    [InlineData("the comment is preview/comment.md", false)]
    [InlineData("dotnet restore Infra.sln", true)]
    [InlineData("dotnet restore Infra.slnx", false)]
    public void An_old_path_is_found(string text, bool found) => Assert.Equal(found, OldPath().IsMatch(text));

    [Fact]
    public void No_text_names_an_old_path()
    {
        var found =
            from file in Tracked()
            where File.Exists(Path.Combine(Repository.Root, file))
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Select((text, index) => (Text: text, Number: index + 1))
            where OldPath().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(found);
    }

    // A decision says what was so on its day, and a published change stays as it was; this file has examples.
    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files"]) { RedirectStandardOutput = true })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return files.Where(file =>
            !file.StartsWith("docs/decisions/2026-", StringComparison.Ordinal) && file is not ("CHANGELOG.md" or "tests/Acceptance.Tests/OldPathTests.cs"));
    }

    [GeneratedRegex(
        @"(--project|dotnet (build|publish)) (preview|bench)\b"
        + @"|(?<![\w-])(?<!tools/)sdks/"
        + @"|(?<![\w./-])(../../)?preview/(data|assumptions|Preview\.csproj)"
        + @"|(?<![\w/-])bench/peers"
        + @"|Infra\.sln\b(?!x)")]
    private static partial Regex OldPath();
}
