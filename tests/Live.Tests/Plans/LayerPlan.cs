using System.Text.Json.Nodes;

namespace Live.Tests.Plans;

/// <summary>The platform's Kubernetes objects in a stack's plan, in the plan's order.</summary>
internal sealed class LayerPlan
{
    private const string Platform = "spark-platform:platform:Platform$";

    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    private LayerPlan(IReadOnlyList<LayerObject> objects, IReadOnlyList<string> releases)
    {
        Objects = objects;
        Releases = releases;
        Namespaces = [.. objects.Where(made => made.Kind == "Namespace").Select(made => made.Name)];
        Tenants = [.. objects.Where(made => made.Kind == "Namespace" && made.Label(Tenant.Label) is not null).Select(made => new Tenant(made, objects))];
    }

    public IReadOnlyList<LayerObject> Objects { get; }

    /// <summary>The Helm releases, which are left out: they need charts and images.</summary>
    public IReadOnlyList<string> Releases { get; }

    public IReadOnlyList<string> Namespaces { get; }

    public IReadOnlyList<Tenant> Tenants { get; }

    /// <param name="json">A plan in the shape of Pulumi's deployment export.</param>
    /// <param name="withKindsOfCharts">Whether objects of kinds that charts bring are there too; otherwise they are left out with the charts.</param>
    /// <exception cref="InvalidDataException">The plan has no platform, or leaves a name unknown that these tests ask about.</exception>
    public static LayerPlan Read(string json, bool withKindsOfCharts = false)
    {
        var resources = JsonNode.Parse(json)!["deployment"]!["resources"]!.AsArray()
            .Select(resource => (Urn: (string)resource!["urn"]!, Type: (string)resource["type"]!, Inputs: resource["inputs"]))
            .Where(resource => resource.Urn.Contains(Platform, StringComparison.Ordinal) && resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal))
            .Where(resource => withKindsOfCharts || !IsOfAChart(resource.Type))
            .ToLookup(resource => resource.Type == ReleaseType);
        var objects = resources[false].Select(resource => new LayerObject(resource.Type, StandIns.Of(resource.Inputs)!.AsObject())).ToList();
        if (objects.Count == 0)
        {
            throw new InvalidDataException($"The plan has no Kubernetes object below {Platform.TrimEnd('$')}, so there is nothing to test.");
        }

        objects.ForEach(RequireNames);
        return new LayerPlan(objects, [.. resources[true].Select(resource => resource.Urn.Split("::")[^1])]);
    }

    /// <summary>A kind that a chart brings is unknown to a cluster without the chart; it has a group with a domain of its own.</summary>
    private static bool IsOfAChart(string type) =>
        type != ReleaseType && type.Split(':')[1].Split('/')[0] is var group && group.Contains('.') && !group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary>A stand-in for a name would be asked about in the place of what is deployed.</summary>
    private static void RequireNames(LayerObject made)
    {
        var names = (made.Body["subjects"]?.AsArray() ?? []).Select(subject => (string?)subject!["name"])
            .Concat([made.Name, made.Namespace, (string?)made.Body["roleRef"]?["name"]]);
        if (names.Contains(StandIns.Unknown))
        {
            throw new InvalidDataException($"The plan leaves a name in {made} unknown until the stack is deployed, and these tests ask about names. "
                + $"Choose another stack with {LiveSettings.StackVariable}.");
        }
    }
}
