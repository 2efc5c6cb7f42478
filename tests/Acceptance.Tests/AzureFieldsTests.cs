using System.Text.Json;
using System.Text.Json.Nodes;

namespace Acceptance.Tests;

/// <summary>
/// Every field of a cluster and its pools that the plans send, against a dated table of what AKS takes: AKS refuses the whole request for
/// one field that it does not know, even one that is in its specification.
/// </summary>
public sealed class AzureFieldsTests
{
    private const string Pool = "azure-native:containerservice:AgentPool";

    private static readonly JsonObject Table = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Acceptance.Tests", "Facts", "azure-fields-2026-12-01.json")))!.AsObject();

    private static readonly HashSet<string> Maps = Texts("maps");

    private static readonly HashSet<string> Url = Texts("url");

    /// <summary>The fields that live clusters refuse, each with a report.</summary>
    private static readonly Dictionary<string, string> Refused = Table["reports"]!.AsArray()
        .Where(report => report!["refused"]!.GetValue<bool>())
        .ToDictionary(report => report!["field"]!.ToString(), report => report!["sources"]![0]!.ToString());

    [Fact]
    public async Task Azure_takes_every_field_of_the_shipped_plan() => AssertTaken((await StackPlan.Of("aks")).Resources);

    [Fact]
    public async Task Azure_takes_every_field_of_a_plan_with_all_that_can_be_asked_for_and_the_table_has_no_other()
    {
        var (shipped, all) = ((await StackPlan.Of("aks")).Resources, await WithEverythingAsync());
        AssertTaken(all);
        var sent = shipped.Concat(all).Where(IsListed).SelectMany(resource => Fields(resource).Select(field => $"{StackPlan.TypeOf(resource)} {field}"));
        var listed = Table["fields"]!.AsObject().SelectMany(type => type.Value!.AsObject().Select(field => $"{type.Key} {field.Key}"));
        Assert.Empty(listed.Except(sent));
    }

    [Fact]
    public async Task Every_type_has_the_version_of_Azures_API_that_the_provider_speaks()
    {
        var versions = Table["apiVersions"]!.AsObject();
        Assert.Equal(
            versions.Select(version => version.Key),
            (await StackPlan.Of("aks")).Resources
                .Select(StackPlan.TypeOf)
                .Where(type => type.StartsWith("azure-native:", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"mode":"User","nodeLabels":{"a/b.c":"d"},"resourceName":"spark"}""", null)]
    [InlineData(
        """{"securityProfile":{"sshAccess":"Disabled"}}""",
        "securityProfile.sshAccess is refused by Azure: https://github.com/Azure/azure-rest-api-specs/issues/40740")]
    [InlineData("""{"upgradeSettings":{"maxSurges":"1"}}""", "upgradeSettings.maxSurges is not in the table of fields that Azure takes.")]
    public void A_field_that_Azure_refuses_is_found(string inputs, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Problems(Pool, Fields(JsonNode.Parse(inputs)!, "")));

    private static async Task<IReadOnlyList<JsonElement>> WithEverythingAsync()
    {
        using var project = new ProjectCopy().WithAllStacks().Replace(
            "stacks/Pulumi.aks.yaml", "publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]\n    azurePolicy: true\n    defender: true");
        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "aks", "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray()];
    }

    private static void AssertTaken(IEnumerable<JsonElement> plan)
    {
        var resources = plan.Where(IsListed).ToList();
        Assert.True(resources.Count > 15, $"Only {resources.Count} resources: is the test looking at the right types?");
        Assert.Empty(resources.SelectMany(
            resource => Problems(StackPlan.TypeOf(resource), Fields(resource)).Select(problem => $"{StackPlan.NameOf(resource)}: {problem}")));
    }

    private static bool IsListed(JsonElement resource) => Table["fields"]!.AsObject().ContainsKey(StackPlan.TypeOf(resource));

    private static IEnumerable<string> Problems(string type, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (Refused.TryGetValue($"{type} {field}", out var source))
            {
                yield return $"{field} is refused by Azure: {source}";
            }
            else if (Table["fields"]![type]![field] is null)
            {
                yield return $"{field} is not in the table of fields that Azure takes.";
            }
        }
    }

    private static IEnumerable<string> Fields(JsonElement resource) => Fields(JsonNode.Parse(resource.GetProperty("inputs").GetRawText())!, "");

    /// <summary>The paths of all values, without places in lists; a key that the program chooses is a star, and labels and tags are one field each.</summary>
    private static IEnumerable<string> Fields(JsonNode node, string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return (node switch
        {
            JsonArray list when list.Any(item => item is JsonObject) => list.SelectMany(item => Fields(item!, path)),
            JsonObject map when Maps.Contains(name) && map.All(item => item.Value is JsonObject) => map.SelectMany(item => Fields(item.Value!, $"{path}.*")),
            JsonObject map when !Maps.Contains(name) => map
                .Where(item => path.Length > 0 || !Url.Contains(item.Key))
                .SelectMany(item => Fields(item.Value!, path.Length == 0 ? item.Key : $"{path}.{item.Key}")),
            _ => [path],
        }).Distinct();
    }

    private static HashSet<string> Texts(string list) => [.. Table[list]!.AsArray().Select(item => item!.ToString())];
}
