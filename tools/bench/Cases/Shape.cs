using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bench.Cases;

/// <summary>
/// The resources that the peers make, taken from our own plan: those that exist once, and those of each tenant. So the number of resources
/// and their contents are the same for all.
/// </summary>
internal static class Shape
{
    // The project names its tenants so; the peers put other names in its place.
    private const string Pattern = "team-0000";

    /// <param name="plan">The plan of a project.</param>
    /// <param name="path">The file to write.</param>
    public static void Write(string plan, string path)
    {
        JsonArray once = [];
        JsonArray each = [];
        using var stream = File.OpenRead(plan);
        foreach (var resource in JsonNode.Parse(stream)!["deployment"]!["resources"]!.AsArray())
        {
            var type = (string)resource!["type"]!;
            var name = ((string)resource["urn"]!).Split("::")[^1];
            var isManaged = (bool?)resource["custom"] == true && !type.StartsWith("pulumi:", StringComparison.Ordinal);
            var isPattern = name.Contains(Pattern, StringComparison.Ordinal);
            if (isManaged && (isPattern || !name.Contains("team-", StringComparison.Ordinal)))
            {
                (isPattern ? each : once)
                    .Add(new JsonObject { ["type"] = type, ["name"] = name, ["inputs"] = resource["inputs"]?.DeepClone() ?? new JsonObject() });
            }
        }

        if (each.Count == 0)
        {
            throw new BenchException($"The plan has no tenant {Pattern}.");
        }

        var tenants = each.ToJsonString().Replace(Pattern, "{tenant}", StringComparison.Ordinal);
        File.WriteAllText(path, JsonSerializer.Serialize(new JsonObject { ["base"] = once, ["tenant"] = JsonNode.Parse(tenants) }));
    }
}
