using Preview.Plans;

namespace Preview.Changes;

/// <summary>
/// Which resource of BASE a resource of HEAD is: the one of the same URN, else one that its aliases name. As in Pulumi's engine,
/// a child inherits the aliases of its parent, and one whose name begins with the parent's is renamed with it.
/// Stack and project within a URN are passed over, so that plans of two stacks can be compared.
/// </summary>
internal sealed class ResourceMatches
{
    private readonly Dictionary<string, PlanResource> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<Urn, PlanResource> _matches = [];
    private readonly HashSet<Urn> _taken = [];

    public ResourceMatches(Plan before, Plan after)
    {
        foreach (var resource in before.Resources)
        {
            _before.TryAdd(Key(resource.Urn, resource), resource);
        }

        // A name that stays is nobody's former name.
        foreach (var resource in after.Resources)
        {
            if (_before.TryGetValue(Key(resource.Urn, resource), out var same) && _taken.Add(same.Urn))
            {
                _matches.Add(resource.Urn, same);
            }
        }

        Dictionary<Urn, PlanResource> byUrn = [];
        foreach (var resource in after.Resources)
        {
            // A plan has parents before their children, so the parent's own match is known.
            byUrn[resource.Urn] = resource;
            if (!_matches.ContainsKey(resource.Urn) && Former(resource, byUrn).Select(Known).FirstOrDefault(found => found is not null && !_taken.Contains(found.Urn)) is { } former)
            {
                _taken.Add(former.Urn);
                _matches.Add(resource.Urn, former);
            }
        }
    }

    /// <summary>The resource of BASE; null when HEAD creates it.</summary>
    public PlanResource? BeforeOf(PlanResource after) => _matches.GetValueOrDefault(after.Urn);

    /// <summary>True when HEAD still has a resource of BASE.</summary>
    public bool Stays(PlanResource before) => _taken.Contains(before.Urn);

    /// <summary>A name without stack and project. Whatever version the default provider of a package has, it is that one.</summary>
    public static string Key(Urn urn, PlanResource resource) =>
        resource.Type == Urn.StackType ? Urn.StackType
        : resource.IsProvider && IsDefault(urn) ? urn.QualifiedType
        : Key(urn);

    /// <summary>True for the provider that Pulumi makes by itself where the program names none.</summary>
    public static bool IsDefault(Urn provider) => provider.Name.StartsWith("default", StringComparison.Ordinal);

    private static string Key(Urn urn) => $"{urn.QualifiedType}::{urn.Name}";

    private PlanResource? Known(Urn former) => _before.GetValueOrDefault(Key(former));

    private IEnumerable<Urn> Former(PlanResource resource, Dictionary<Urn, PlanResource> byUrn)
    {
        foreach (var alias in resource.Aliases)
        {
            yield return alias;
        }

        if (resource.Parent is not { } parent || !byUrn.ContainsKey(parent) || !_matches.TryGetValue(parent, out var formerParent) || Key(parent) == Key(formerParent.Urn))
        {
            yield break;
        }

        foreach (var own in resource.Aliases.Prepend(resource.Urn))
        {
            yield return Under(formerParent.Urn, own, own.Name);
            if (own.Name.StartsWith(parent.Name, StringComparison.Ordinal))
            {
                yield return Under(formerParent.Urn, own, formerParent.Urn.Name + own.Name[parent.Name.Length..]);
            }
        }
    }

    private static Urn Under(Urn parent, Urn own, string name) => Urn.Create(own.Stack, own.Project, parent, own.Type, name);
}
