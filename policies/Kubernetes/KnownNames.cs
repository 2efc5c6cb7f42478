using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>
/// Names that are known for sure. A name among them needs no search through thousands of objects; any other name
/// must be compared with each object, because an unknown name may match.
/// </summary>
internal sealed class KnownNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public KnownNames(IEnumerable<Property> names)
    {
        foreach (var property in names)
        {
            if (property.TryText(out var name))
            {
                _names.Add(name);
            }
        }
    }

    /// <summary>The names of the namespaces that are tenants' without doubt.</summary>
    public static KnownNames Of(IEnumerable<TenantNamespace> spaces) => new(spaces.Where(space => space.IsTenant.IsYes).Select(space => space.Name));

    public bool Has(Property name) => name.TryText(out var text) && _names.Contains(text);
}
