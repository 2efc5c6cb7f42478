using Preview.Plans;

namespace Preview.Parity;

/// <summary>An object of the platform, with its fields made comparable across stacks.</summary>
/// <param name="Layer">The component below the platform that it belongs to.</param>
/// <param name="Name">Kind, namespace and name: <c>ResourceQuota analytics/quota</c>, <c>StorageClass fast</c>.</param>
/// <param name="LogicalName">The name that the program registers it with.</param>
/// <param name="Fields">The single values by path. What the program asks of Pulumi itself is under <c>options</c>.</param>
internal sealed record LayerObject(string Layer, string Name, string LogicalName, IReadOnlyDictionary<FieldPath, PlanValue> Fields)
{
    /// <summary>The objects below all components of a type, the components themselves included; in the order of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="component">The type, for example <c>spark-platform:platform:Platform</c>.</param>
    public static IReadOnlyList<LayerObject> Of(Plan plan, string component)
    {
        // From each resource inside to its layer. A plan's parents come before their children.
        Dictionary<Urn, string> layers = [];
        HashSet<Urn> roots = [];
        List<PlanResource> inside = [];
        foreach (var resource in plan.Resources)
        {
            if (resource.Type == component)
            {
                roots.Add(resource.Urn);
                layers[resource.Urn] = resource.Urn.Name;
            }
            else if (resource.Parent is { } parent && layers.TryGetValue(parent, out var layer))
            {
                layers[resource.Urn] = roots.Contains(parent) && resource.IsComponent ? resource.Urn.Name : layer;
            }
            else
            {
                continue;
            }

            inside.Add(resource);
        }

        return [.. inside.Select(resource => new LayerObject(layers[resource.Urn], NameOf(resource), resource.Urn.Name, ObjectFields.Of(resource, layers.ContainsKey)))];
    }

    public bool HasSameFieldsAs(LayerObject other) =>
        Fields.Count == other.Fields.Count && Fields.All(field => other.Fields.TryGetValue(field.Key, out var value) && field.Value == value);

    private static string NameOf(PlanResource resource)
    {
        var metadata = resource.Inputs.Map("metadata");
        var name = metadata.Text("name") ?? resource.Inputs.Text("name") ?? resource.Urn.Name;
        var space = metadata.Text("namespace") ?? resource.Inputs.Text("namespace");
        return space is null ? $"{Kinds.Of(resource)} {name}" : $"{Kinds.Of(resource)} {space}/{name}";
    }
}
