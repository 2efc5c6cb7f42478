using System.Text.Json;
using System.Text.Json.Nodes;
using Preview.Changes;
using Preview.Plans;

namespace Preview.Tests.Support;

/// <summary>Makes HEAD of BASE and what changes, so that a test can tell that nothing is missing in the changes.</summary>
internal static class Applied
{
    public static PlanMap To(PlanMap before, IEnumerable<PropertyChange> changes) => (PlanMap)To(Normalized.Of(before), [.. changes.Select(change => (change.Path.Steps, change))], 0);

    private static PlanValue To(PlanValue before, IReadOnlyList<(IReadOnlyList<PathStep> Steps, PropertyChange Change)> changes, int depth)
    {
        if (changes.Count == 0)
        {
            return before;
        }

        if (changes is [var only] && only.Steps.Count == depth)
        {
            return only.Change.After!;
        }

        return changes[0].Steps[depth] switch
        {
            KeyStep => ToMap((PlanMap)before, changes, depth),
            ItemStep => ToList((PlanList)before, changes, depth),
            // Written as JSON, which is YAML too.
            TextStep text => new PlanText(Json(To(StructuredText.Read(((PlanText)before).Value, text.Format)!, changes, depth + 1)).ToJsonString()),
            _ => throw new JsonException(),
        };
    }

    private static JsonNode Json(PlanValue value) => value switch
    {
        PlanMap map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Json(entry.Value)))),
        PlanList list => new JsonArray([.. list.Items.Select(Json)]),
        PlanText text => text.Value,
        PlanNumber number => number.Value,
        PlanBool flag => flag.Value,
        _ => throw new JsonException($"{value} is in no text of the pairs."),
    };

    private static PlanMap ToMap(PlanMap before, IReadOnlyList<(IReadOnlyList<PathStep> Steps, PropertyChange Change)> changes, int depth)
    {
        var map = new Dictionary<string, PlanValue>(before);
        foreach (var group in changes.GroupBy(change => ((KeyStep)change.Steps[depth]).Key))
        {
            if (group.First() is { Change: var change, Steps.Count: var count } && count == depth + 1 && change.After is null)
            {
                map.Remove(group.Key);
            }
            else
            {
                map[group.Key] = To(map.GetValueOrDefault(group.Key) ?? PlanNull.Value, [.. group], depth + 1);
            }
        }

        return PlanMap.Of(map);
    }

    // What is not named stays, in its order; in a set the order means nothing.
    private static PlanList ToList(PlanList before, IReadOnlyList<(IReadOnlyList<PathStep> Steps, PropertyChange Change)> changes, int depth)
    {
        var items = changes.GroupBy(change => (ItemStep)change.Steps[depth]).ToDictionary(group => group.Key, group => group.ToArray());
        HashSet<int> gone = [.. items.Keys.Where(item => item.Before is not null).Select(item => item.Before!.Value)];
        var kept = new Queue<PlanValue>(before.Items.Where((_, index) => !gone.Contains(index)));
        var count = before.Items.Length - items.Keys.Count(item => item.After is null) + items.Keys.Count(item => item.Before is null);
        var after = new PlanValue[count];
        foreach ((var item, var inside) in items.Where(item => item.Key.After is not null))
        {
            after[item.After!.Value] = To(item.Before is { } old ? before.Items[old] : PlanNull.Value, inside, depth + 1);
        }

        for (var i = 0; i < count; i++)
        {
            after[i] ??= kept.Dequeue();
        }

        return new PlanList([.. after]);
    }
}
