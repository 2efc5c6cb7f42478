using Preview.Plans;

namespace Preview.Render;

/// <summary>
/// Where each object is written: <c>layer/kind-name.yaml</c>, and <c>layer/namespace/kind-name.yaml</c> for an object whose
/// namespace has not the layer's name. The path follows from the object alone, so it is the same on every stack that has it.
/// A layer is a component below one that stands directly in the stack.
/// </summary>
internal sealed class ObjectPaths
{
    private readonly Dictionary<Urn, PlanResource> _byUrn;
    private readonly Dictionary<Urn, string> _paths = [];

    public ObjectPaths(Plan plan, IReadOnlyCollection<PlanResource> resources)
    {
        _byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        foreach (var same in resources.GroupBy(Path))
        {
            foreach (var resource in same)
            {
                _paths[resource.Urn] = same.Count() == 1 ? same.Key : Unique(resource, same);
            }
        }
    }

    /// <summary>A file for an object, a folder for a Helm release.</summary>
    public string Of(PlanResource resource) => _paths[resource.Urn];

    private string Path(PlanResource resource)
    {
        var layer = Layer(resource);
        var metadata = resource.Inputs.Map("metadata");
        var space = metadata.Text("namespace");
        var folder = space is null || space == layer ? Clean(layer) : $"{Clean(layer)}/{Clean(space)}";
        return resource.Type == HelmRelease.Type
            ? $"{Clean(layer)}/{Clean(resource.Inputs.Text("name") ?? resource.Urn.Name)}"
            : $"{folder}/{Clean(RenderedStack.Kind(resource).Kind)}-{Clean(metadata.Text("name") ?? resource.Urn.Name)}.yaml";
    }

    // Two kinds of one name differ in their API group; for what is the same even then, the program has two names.
    private string Unique(PlanResource resource, IEnumerable<PlanResource> same)
    {
        var path = Path(resource);
        var group = Group(resource);
        var ending = resource.Type == HelmRelease.Type ? "" : ".yaml";
        var addition = same.Count(other => Group(other) == group) == 1 ? (group == "" ? "core" : Clean(group)) : Clean(resource.Urn.Name);
        return $"{path[..^ending.Length]}.{addition}{ending}";
    }

    private static string Group(PlanResource resource) => RenderedStack.Kind(resource).Version is var version && version.IndexOf('/') is var slash and > 0 ? version[..slash] : "";

    private string Layer(PlanResource resource)
    {
        // From the resource's own component up to the one that stands in the stack.
        List<string> components = [];
        for (var at = resource.Parent; at is { } urn && _byUrn.TryGetValue(urn, out var parent); at = parent.Parent)
        {
            if (parent.IsComponent)
            {
                components.Add(urn.Name);
            }
        }

        return components.Count switch
        {
            0 => "stack",
            1 => components[0],
            _ => components[^2],
        };
    }

    // A name that is a file's name on every system, and cannot lead out of the folder.
    private static string Clean(string name)
    {
        var clean = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '_')).Trim('.');
        return clean == "" ? "_" : clean;
    }
}
