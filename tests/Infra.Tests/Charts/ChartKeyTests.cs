using System.Text.Json.Nodes;
using Infra.Tests.Platform.Catalogue;
using Infra.Tests.Support;

namespace Infra.Tests.Charts;

/// <summary>
/// Helm takes a key that its chart does not know, and does nothing with it: a value in the wrong place is lost without a word. So every value
/// of every release is held against the keys of that chart at that version, which stand beside this file as in the chart's values.yaml, those
/// of the charts within it included, and with the keys that values.yaml only shows in a comment but a template reads. A key that ends in .* is
/// a map whose keys are the user's own.
/// </summary>
public class ChartKeyTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    public static TheoryData<string> Stacks { get; } = ["Pulumi.aks.yaml", "Pulumi.eks.yaml", "Pulumi.gke.yaml", "Pulumi.onprem.yaml"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_value_has_a_key_that_its_chart_knows(string stack)
    {
        var releases = (await StackRun.Shipped(stack))
            .Of(Release)
            .Concat((await Everything.OnAsync(stack)).Of(Release).Where(release => release.Text("chart") != Everything.NamedChart))
            .ToList();
        Assert.NotEmpty(releases);
        Assert.All(releases, release =>
        {
            var (chart, version) = (release.Text("chart")!.Split('/')[^1], release.Text("version")!);
            var keys = Keys(chart, version);
            Assert.Empty(Unknown(release["values"]?.AsObject() ?? [], "", keys));
        });
    }

    [Fact]
    public async Task Every_value_of_the_laptops_releases_is_known_to_its_chart()
    {
        var releases = (await StackRun.Shipped("examples/Pulumi.local.yaml")).Of(Release);
        Assert.All(
            releases,
            release => Assert.Empty(Unknown(release["values"]!.AsObject(), "", Keys(release.Text("chart")!.Split('/')[^1], release.Text("version")!))));
    }

    [Theory]
    [InlineData("""{"controller":{"replicas":2}}""", "")]
    [InlineData("""{"batchScheduler":{"enable":true}}""", "batchScheduler.enable")]
    [InlineData("""{"controller":{"replica":2,"workers":1}}""", "controller.replica")]
    [InlineData("""{"controller":{"labels":{"any.thing/at-all":"x"}}}""", "")]
    [InlineData("""{"controller":{"resources":{"requests":{"cpu":"1"}}}}""", "")]
    [InlineData("""{"controller":{"workers":{"many":1}}}""", "controller.workers.many")]
    [InlineData("""{"controller":2}""", "controller")]
    [InlineData("""{"spark":{"jobNamespaces":["a"]}}""", "")]
    public void An_unknown_key_is_found_beside_known_ones(string values, string unknown) =>
        Assert.Equal(
            unknown.Split(' ', StringSplitOptions.RemoveEmptyEntries), Unknown(JsonNode.Parse(values)!.AsObject(), "", Keys("spark-operator", "2.5.2")));

    /// <summary>The paths of the values that have no key: leaves only, a list counts as one.</summary>
    private static IEnumerable<string> Unknown(JsonObject values, string prefix, HashSet<string> keys) => values.SelectMany(value =>
    {
        var path = prefix + value.Key.Replace(".", "\\.", StringComparison.Ordinal);
        return value.Value is JsonObject { Count: > 0 } map && !keys.Contains($"{path}.*")
            ? Unknown(map, $"{path}.", keys)
            : keys.Contains(path) || keys.Contains($"{path}.*") ? [] : (IEnumerable<string>)[path];
    });

    private static HashSet<string> Keys(string chart, string version)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Charts", $"{chart}-{version}.keys.txt");
        Assert.True(
            File.Exists(file),
            $"{chart} {version} has no keys: add tests/Infra.Tests/Charts/{chart}-{version}.keys.txt, a line for each key of its values.yaml.");
        return [.. File.ReadLines(file)];
    }
}
