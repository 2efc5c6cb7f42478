using System.Text.RegularExpressions;

namespace Acceptance.Tests.Proofs;

/// <summary>docs/proofs.md: what is proven, on which part, by which test.</summary>
internal static partial class ProofsPage
{
    public const string Document = "docs/proofs.md";

    /// <summary>The parts that a row may be proven on.</summary>
    public static readonly string[] Parts = ["fake", "real control plane", "real engine", "real CLI", "real kubelet by hand", "by hand", "none"];

    public static IReadOnlyList<Proof> Read() => Parse(File.ReadAllText(Path.Combine(Repository.Root, Document)));

    public static IReadOnlyList<Proof> Parse(string text) =>
    [
        .. text.Split('\n')
            .Index()
            .Where(line =>
                line.Item.StartsWith("| ", StringComparison.Ordinal)
                    && line.Item.Count('|') == 5
                    && !line.Item.StartsWith("| promise ", StringComparison.Ordinal))
            .Select(line => (line.Index, Cells: line.Item.Split('|', StringSplitOptions.TrimEntries)[1..5]))
            .Where(line => !line.Cells[0].StartsWith("---", StringComparison.Ordinal))
            .Select(line =>
                new Proof(
                    line.Index + 1,
                    line.Cells[0],
                    line.Cells[1],
                    [.. Test().Matches(line.Cells[2]).Select(match => match.Groups[1].Value)],
                    line.Cells[2],
                    line.Cells[3])),
    ];

    [GeneratedRegex(@"`(\w+\.Tests\.[\w.]+)`")]
    private static partial Regex Test();
}

/// <summary>A row.</summary>
/// <param name="Line">Where it is in the document.</param>
/// <param name="Promise">What is promised.</param>
/// <param name="Part">What it is proven on.</param>
/// <param name="Tests">The tests that it names: namespace and class, with or without a method.</param>
/// <param name="By">The cell that names them.</param>
/// <param name="Date">When it was last shown; empty where it never was.</param>
internal sealed record Proof(int Line, string Promise, string Part, IReadOnlyList<string> Tests, string By, string Date);
