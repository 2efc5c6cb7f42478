using System.Text.Json.Nodes;
using k8s.Models;

namespace Live.Tests.Plans;

/// <summary>A tenant as its objects describe it.</summary>
internal sealed class Tenant(LayerObject made, IReadOnlyList<LayerObject> objects)
{
    public const string Label = "spark-platform/tenant";

    /// <summary>The tenant's name and its namespace's.</summary>
    public string Name { get; } = made.Name;

    /// <summary>The pod security standard that its pods are held to.</summary>
    public string? PodSecurity { get; } = made.Label("pod-security.kubernetes.io/enforce");

    /// <summary>The most CPU that one container may have.</summary>
    public decimal LargestCpu => Cpu(
        Only("LimitRange")["spec"]!["limits"]!.AsArray().Single(limit => (string?)limit!["type"] == "Container")!["max"]!["cpu"]);

    /// <summary>The CPU that all its pods together may ask for.</summary>
    public decimal CeilingCpu => Cpu(Bounds["spec"]!["hard"]!["requests.cpu"]);

    /// <summary>The name of its quota.</summary>
    public string Quota => (string)Bounds["metadata"]!["name"]!;

    /// <summary>Each group of people with the roles that it is bound to here.</summary>
    public ILookup<string, string> Groups =>
        Own("RoleBinding")
            .SelectMany(binding => binding["subjects"]!.AsArray().Select(subject => (Subject: subject!, Role: (string)binding["roleRef"]!["name"]!)))
            .Where(bound => (string?)bound.Subject["kind"] == "Group")
            .ToLookup(bound => (string)bound.Subject["name"]!, bound => bound.Role);

    public override string ToString() => Name;

    private static decimal Cpu(JsonNode? amount) => new ResourceQuantity((string)amount!).ToDecimal();

    // Another quota says which priorities its pods may have, and bounds nothing else.
    private JsonObject Bounds => Own("ResourceQuota").Single(quota => quota["spec"]!["hard"]!["requests.cpu"] is not null);

    private JsonObject Only(string kind) => Own(kind).Single();

    private IEnumerable<JsonObject> Own(string kind) => objects.Where(one => one.Kind == kind && one.Namespace == Name).Select(one => one.Body);
}
