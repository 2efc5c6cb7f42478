using PolicyEngine.Model;

namespace Policies.Kubernetes;

/// <summary>Objects by their namespaces, so that a stack with many tenants is not gone through once for each of them.</summary>
internal sealed class NamespacedObjects
{
    private readonly Dictionary<string, List<Resource>> _byName = new(StringComparer.Ordinal);

    // Those whose namespace is not known; they may be in any.
    private readonly List<Resource> _open = [];

    public NamespacedObjects(IEnumerable<Resource> objects)
    {
        foreach (var resource in objects)
        {
            var space = ObjectType.NamespaceOf(resource);
            if (!space.TryText(out var name))
            {
                _open.Add(resource);
            }
            else if (_byName.TryGetValue(name, out var others))
            {
                others.Add(resource);
            }
            else
            {
                _byName.Add(name, [resource]);
            }
        }
    }

    /// <summary>Those that are in a namespace, or may be.</summary>
    public IEnumerable<Resource> MaybeIn(TenantNamespace space) =>
        !space.Name.TryText(out var name) ? _byName.Values.SelectMany(resources => resources).Concat(_open)
        : _byName.TryGetValue(name, out var resources) ? resources.Concat(_open)
        : _open;
}
