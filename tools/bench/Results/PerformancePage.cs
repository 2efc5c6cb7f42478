namespace Bench.Results;

/// <summary>docs/performance.md, in which the table stands between two marks.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- What follows is written by `dotnet run --project tools/bench -c Release -- --write`. -->\n";
    private const string End = "<!-- Until here. -->\n";

    public static void Write(string root, string table)
    {
        var path = Path.Combine(root, "docs", "performance.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (start < Begin.Length || end < start)
        {
            throw new BenchException($"{path} has no place for the table; expected the lines {Begin.Trim()} and {End.Trim()}");
        }

        File.WriteAllText(path, $"{text[..start]}\n{table}\n{text[end..]}");
    }
}
