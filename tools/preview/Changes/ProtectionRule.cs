using Preview.Plans;

namespace Preview.Changes;

/// <summary>A property that keeps something safe, and the change that lowers it.</summary>
/// <param name="Property">The property; options of Pulumi's own are under <see cref="PropertyPath.Options"/>.</param>
/// <param name="From">The values that guard, as texts; empty: any.</param>
/// <param name="To">The values that do not, as texts; empty: any other, and none.</param>
/// <param name="Reason">What follows, in a sentence.</param>
internal sealed record ProtectionRule(PathPattern Property, IReadOnlyList<string> From, IReadOnlyList<string> To, string Reason)
{
    public static IEnumerable<ProtectionRule> Read(YamlMapping entry) => entry.Texts("properties").Select(path => new ProtectionRule(
        new PathPattern(path), [.. entry.Texts("from")], [.. entry.Texts("to")], entry.Texts("reason").First()));

    public bool IsLoweredBy(PropertyChange change)
    {
        if (Property.Covers(change.Path))
        {
            return Guards(change.Before) && (From.Count == 0 || !Guards(change.After)) && IsLow(change.After);
        }

        // A whole map that comes or goes has the property in it.
        return change.Before is { } before && Property.Touches(change.Path, before) && change.After is null && To.Count == 0;
    }

    private bool Guards(PlanValue? value) => From.Count == 0 ? value is not null || To.Count > 0 : value is not null && From.Contains(value.ToString());

    private bool IsLow(PlanValue? value) => To.Count == 0 || To.Contains(value?.ToString() ?? "");
}
