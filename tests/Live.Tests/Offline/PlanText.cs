using System.Text.Json.Nodes;

namespace Live.Tests.Offline;

/// <summary>A small plan of a platform.</summary>
internal static class PlanText
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>A storage class, a namespace and something in it.</summary>
    public static string Small { get; } = Of(
        ("kubernetes:storage.k8s.io/v1:StorageClass", """{"metadata":{"name":"fast"}}"""),
        ("kubernetes:core/v1:Namespace", """{"metadata":{"name":"analytics"}}"""),
        ("kubernetes:core/v1:ConfigMap", """{"metadata":{"name":"facts","namespace":"analytics"}}"""));

    public static string Of(params IEnumerable<(string Type, string Inputs)> resources) => new JsonObject
    {
        ["deployment"] = new JsonObject
        {
            ["resources"] = new JsonArray([
                Resource(
                    "spark-platform:eks:Cluster$kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:ConfigMap", """{"metadata":{"name":"the cluster's own"}}"""),
                .. resources.Select(resource => Resource($"spark-platform:platform:Platform${resource.Type}", resource.Type, resource.Inputs)),
            ]),
        },
    }.ToJsonString();

    private static JsonObject Resource(string path, string type, string inputs) => new()
    {
        ["urn"] = $"urn:pulumi:test::spark-platform::{path}::name",
        ["type"] = type,
        ["inputs"] = JsonNode.Parse(inputs),
    };
}
