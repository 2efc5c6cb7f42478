using System.Text.RegularExpressions;
using Acceptance.Tests;

namespace Engine.Tests;

/// <summary><c>destroy</c> leaves what docs/operations.md says, and nothing else.</summary>
[Collection(EngineTests.Name)]
public sealed partial class LeftoverTests(EngineRun run)
{
    [Fact]
    public void Destroy_leaves_exactly_what_the_docs_list()
    {
        var rows = Rows();

        Assert.Equal(rows["CRDs"], Names("CustomResourceDefinition").Select(name => name[(name.IndexOf('.') + 1)..]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(rows["cluster roles"], Names("ClusterRole"));
        Assert.Equal(rows["cluster role bindings"], Names("ClusterRoleBinding"));
        Assert.NotEmpty(Names("PersistentVolume"));
        Assert.Equal(["CRDs", "cluster role bindings", "cluster roles", "volumes"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            run.Outcome.Left, one => one.Split(' ')[0] is not ("CustomResourceDefinition" or "ClusterRole" or "ClusterRoleBinding" or "PersistentVolume"));
    }

    private IEnumerable<string> Names(string kind) =>
        run.Outcome.Left.Where(one => one.StartsWith($"{kind} ", StringComparison.Ordinal)).Select(one => one.Split(' ')[1]).Order(StringComparer.Ordinal);

    /// <summary>The table of the section: what is left, and the names in its second column.</summary>
    private static Dictionary<string, IEnumerable<string>> Rows() =>
        Section()
            .Match(
                File.ReadAllText(
                    Path.Combine(Repository.Root, "docs", "operations.md"))).Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split('|'))
            .ToDictionary(cells => cells[1].Trim(), cells =>
                (IEnumerable<string>)[.. Quoted().Matches(cells[2]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)]);

    [GeneratedRegex(@"### What stays in the cluster\n.*?\|---\|---\|---\|\n(?<rows>(\|[^\n]*\n)+)", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
