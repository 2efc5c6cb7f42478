namespace Acceptance.Tests;

/// <summary>The fields whose drift no check sees, as the plans have them and as the docs list them.</summary>
public sealed class IgnoredFieldTests
{
    [Fact]
    public async Task The_docs_list_every_ignored_field_and_no_other()
    {
        List<string> ignored = [];
        foreach (var stack in (string[])["aks", "eks", "gke"])
        {
            ignored.AddRange(
                from resource in (await StackPlan.Of(stack)).Resources
                where resource.TryGetProperty("ignoreChanges", out _)
                from field in resource.GetProperty("ignoreChanges").EnumerateArray()
                select $"{stack} {StackPlan.TypeOf(resource).Split(':')[^1]} {field.GetString()}");
        }

        Assert.NotEmpty(ignored);
        Assert.Equal(ignored.Distinct().Order(StringComparer.Ordinal), Listed().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Listed() =>
        from line in File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"))
            .SkipWhile(line => line != "## Drift")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        where line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        let field = cells[2].Replace("`", "", StringComparison.Ordinal).Split(' ')
        select $"{cells[1]} {field[0]} {field[1]}";
}
