using Preview.Plans;

namespace Preview.Render;

/// <summary>Turns the Kubernetes resources of a plan into files.</summary>
internal static class RenderedStack
{
    public const string OrderFile = "order.txt";

    private const string KubernetesPrefix = "kubernetes:";

    public static Rendering Of(Plan plan)
    {
        var placeholders = new Placeholders(plan);
        // The order of a plan is one in which everything comes after what it needs.
        PlanResource[] resources = [.. plan.Resources.Where(resource => resource.IsManaged && IsKubernetes(resource.Type))];
        var paths = new ObjectPaths(plan, resources);
        List<RenderedFile> files = [];
        List<HelmRelease> releases = [];
        List<string> order = [];
        foreach (var resource in resources)
        {
            if (resource.Type == HelmRelease.Type)
            {
                var release = HelmRelease.Of(resource.Urn.Name, paths.Of(resource), placeholders.Fill(resource));
                releases.Add(release);
                files.AddRange(release.Files());
                order.Add(release.DescriptionPath);
            }
            else
            {
                files.Add(new RenderedFile(paths.Of(resource), YamlText.Of(Object(resource, placeholders), KeyOrder.Of)));
                order.Add(paths.Of(resource));
            }
        }

        files.Add(new RenderedFile(OrderFile, string.Concat(order.Select(path => path + "\n"))));
        return new Rendering(plan.Stack, [.. files], [.. releases], [.. Layers(resources, paths)]);
    }

    private static IEnumerable<(string, int, int)> Layers(IEnumerable<PlanResource> resources, ObjectPaths paths) => resources
        .GroupBy(resource => paths.Of(resource).Split('/')[0])
        .Select(layer => (layer.Key, layer.Count(resource => resource.Type != HelmRelease.Type), layer.Count(resource => resource.Type == HelmRelease.Type)));

    private static PlanMap Object(PlanResource resource, Placeholders placeholders)
    {
        var inputs = placeholders.Fill(resource);
        var fields = inputs.ToDictionary(input => input.Key, input => input.Value);
        (var version, var kind) = Kind(resource);
        fields["apiVersion"] = new PlanText(version);
        fields["kind"] = new PlanText(kind);
        if (inputs.Map("metadata").Text("name") is null)
        {
            // Pulumi makes a name of the logical one and random letters.
            fields["metadata"] = PlanMap.Of(inputs.Map("metadata").Append(KeyValuePair.Create("generateName", (PlanValue)new PlanText($"{resource.Urn.Name}-"))).DistinctBy(entry => entry.Key));
        }

        if ((version, kind) == ("v1", "Secret"))
        {
            // "data" must be base64, which a placeholder is not.
            var values = new[] { "stringData", "data" }
                .Where(name => resource.Inputs[name] is not null)
                .SelectMany(name => Placeholders.Keys(resource.Inputs[name]!))
                .DistinctBy(entry => entry.Key);
            fields.Remove("data");
            fields["stringData"] = PlanMap.Of(values);
        }

        return PlanMap.Of(fields);
    }

    /// <summary>From <c>kubernetes:apps/v1:Deployment</c>; the API group that has no name is called core there.</summary>
    internal static (string Version, string Kind) Kind(PlanResource resource)
    {
        var parts = resource.Type.Split(':');
        var version = parts[1].StartsWith("core/", StringComparison.Ordinal) ? parts[1]["core/".Length..] : parts[1];
        return (resource.Inputs.Text("apiVersion") ?? version, resource.Inputs.Text("kind") ?? parts[2]);
    }

    private static bool IsKubernetes(string type) => type.StartsWith(KubernetesPrefix, StringComparison.Ordinal) && type.Count(c => c == ':') == 2;
}
