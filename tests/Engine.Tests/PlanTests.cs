using System.Text.Json.Nodes;

namespace Engine.Tests;

/// <summary>The preview's plan equals the engine's preview, resource by resource.</summary>
[Collection(EngineTests.Name)]
public sealed class PlanTests(EngineRun run)
{
    private static readonly string[] Compared =
        [
            "type", "custom", "parent", "provider", "protect", "retainOnDelete", "deletedWith", "ignoreChanges", "customTimeouts", "additionalSecretOutputs",
            "dependencies", "propertyDependencies", "inputs",
        ];

    [Fact]
    public void The_plan_has_the_resources_of_the_engine() =>
        Assert.Equal(run.Outcome.Fresh.Resources.Keys.Order(StringComparer.Ordinal), Plan.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Each_resource_equals_the_engines_except_where_the_provider_normalizes()
    {
        var engine = run.Outcome.Fresh.Resources;
        var differences = Plan.SelectMany(resource => Differences(resource.Key, Normalized(resource.Value), Normalized(engine[resource.Key])));

        Assert.Empty(differences);
    }

    private Dictionary<string, JsonObject> Plan =>
        JsonNode.Parse(run.Outcome.Plan)!["deployment"]!["resources"]!
            .AsArray()
            .ToDictionary(resource => (string)resource!["urn"]!, resource => resource!.AsObject());

    private static IEnumerable<string> Differences(string urn, JsonObject ours, JsonObject engine) => Compared
        .Where(field => !JsonNode.DeepEquals(ours[field], engine[field]))
        .Select(field => $"{urn} {field}:\n  {ours[field]?.ToJsonString()}\n  {engine[field]?.ToJsonString()}");

    private static JsonObject Normalized(JsonObject resource)
    {
        var result = resource.DeepClone().AsObject();
        Normalizations.Order(result);
        var inputs = result["inputs"] as JsonObject ?? [];
        var type = (string)result["type"]!;
        if (type == "pulumi:providers:kubernetes")
        {
            Normalizations.Provider(inputs);
        }

        if (type == "kubernetes:helm.sh/v3:Release")
        {
            Normalizations.ReleaseDefaults(inputs);
        }

        if (type == "kubernetes:core/v1:Secret")
        {
            Normalizations.SecretTexts(inputs);
        }

        if (type == "kubernetes:core/v1:ResourceQuota")
        {
            Normalizations.Quantities(inputs["spec"]!["hard"]!.AsObject());
        }

        if (type.StartsWith("kubernetes:", StringComparison.Ordinal))
        {
            Normalizations.EmptyLists(inputs);
        }

        return result;
    }
}
