using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Changes;

/// <summary>
/// Takes out of a value what no comparison may see or tell apart: the content of a secret, which a plan from a file does not have
/// either, and of which type an unknown will be.
/// </summary>
internal static class Normalized
{
    private static readonly PlanSecret Secret = new(null);

    public static PlanMap Of(PlanMap map) => (PlanMap)Of((PlanValue)map);

    public static PlanValue Of(PlanValue value) => value switch
    {
        PlanSecret => Secret,
        PlanUnknown => PlanUnknown.String,
        PlanList list => Of(list),
        PlanMap map => OfMap(map),
        _ => value,
    };

    private static PlanList Of(PlanList list)
    {
        ImmutableArray<PlanValue>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var normal = Of(list.Items[i]);
            if (!ReferenceEquals(normal, list.Items[i]))
            {
                changed ??= list.Items.ToBuilder();
                changed[i] = normal;
            }
        }

        return changed is null ? list : new PlanList(changed.ToImmutable());
    }

    // Most values have nothing to take out and are kept as they are.
    private static PlanMap OfMap(PlanMap map)
    {
        Dictionary<string, PlanValue>? changed = null;
        foreach ((var key, var value) in map)
        {
            var normal = Of(value);
            if (!ReferenceEquals(normal, value))
            {
                changed ??= new Dictionary<string, PlanValue>(map, StringComparer.Ordinal);
                changed[key] = normal;
            }
        }

        return changed is null ? map : PlanMap.Of(changed);
    }
}
