using Preview.Plans;

namespace Preview.Changes;

/// <summary>
/// A replaced resource gets another id, and with it the values that others take from it: where such a value makes them anew, they
/// are replaced too. What goes through a replaced provider, such as a cluster that is made anew, is replaced as a whole.
/// </summary>
internal sealed class ReplacementSpread(Plan after, ReplacementRules rules, ProviderSettings providers)
{
    public IEnumerable<ResourceChange> Over(IReadOnlyList<ResourceChange> changes)
    {
        if (!changes.Any(change => change.Kind == ChangeKind.Replace))
        {
            return changes;
        }

        var byUrn = changes.Where(change => change.After is not null).ToDictionary(change => change.Urn);
        // A plan has what is needed before what needs it, so once through is enough.
        foreach (var resource in after.Resources)
        {
            if (byUrn.TryGetValue(resource.Urn, out var change) && change.Before is not null && change.Kind != ChangeKind.Replace && Follow(resource, byUrn) is { } found)
            {
                byUrn[resource.Urn] = change with
                {
                    Kind = ChangeKind.Replace,
                    Order = rules.Order(change.Before, resource),
                    Cause = found.Cause,
                    Properties = found.Property is null ? change.Properties : [.. change.Properties, new PropertyChange(PropertyPath.Of(found.Property), PlanUnknown.String, PlanUnknown.String) { ForcesReplacement = true }],
                };
            }
        }

        return changes.Select(change => change.After is null ? change : byUrn[change.Urn]);
    }

    private (Urn Cause, string? Property)? Follow(PlanResource resource, Dictionary<Urn, ResourceChange> byUrn)
    {
        if (resource.ReplaceWith.FirstOrDefault(IsReplaced) is { } other)
        {
            return (Root(other), null);
        }

        if (OptionChanges.ProviderUrn(resource) is { } provider && IsReplaced(provider))
        {
            return (Root(provider), null);
        }

        foreach ((var property, var urns) in resource.PropertyDependencies)
        {
            if (urns.FirstOrDefault(IsReplaced) is { } source && rules.ForcesWhenUnknown(resource, providers.Of(resource), property))
            {
                return (Root(source), property);
            }
        }

        return null;

        bool IsReplaced(Urn? urn) => urn is { } known && byUrn.TryGetValue(known, out var change) && change.Kind == ChangeKind.Replace;

        Urn Root(Urn urn) => byUrn[urn].Cause ?? urn;
    }
}
