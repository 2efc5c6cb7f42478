using Preview.Plans;

namespace Preview.Changes;

/// <summary>Two places of which one may be missing: an item on both sides, a removed one, or an added one.</summary>
internal readonly record struct ItemPair(int? Before, int? After, string? Label = null);

/// <summary>Finds which item of one list is which of the other.</summary>
internal static class ListAlignment
{
    // Beyond this many comparisons lists are taken item by item; nobody reads a diff of such lists anyway.
    private const long MostWork = 4_000_000;

    /// <summary>The pairs, in the order in which a person reads them: as in HEAD, what is removed where it stood.</summary>
    /// <param name="before">BASE's list.</param>
    /// <param name="after">HEAD's list.</param>
    /// <param name="keys">The names of properties that may identify an item.</param>
    /// <param name="isSet">True when the order means nothing.</param>
    public static IEnumerable<ItemPair> Align(PlanList before, PlanList after, IReadOnlyList<string> keys, bool isSet)
    {
        if (Key(before, after, keys) is { } key)
        {
            var old = Labels(before, key);
            var now = Labels(after, key);
            var pairs = isSet ? Matched(old, now, (_, _) => false) : InOrder(old, now, (_, _) => false);
            return pairs.Select(pair => pair with { Label = pair.After is { } place ? now[place] : old[pair.Before!.Value] });
        }

        return isSet
            ? Matched(before.Items, after.Items, (a, b) => a is PlanMap && b is PlanMap || a is PlanSecret || b is PlanSecret)
            : InOrder(before.Items, after.Items, (a, b) => a.GetType() == b.GetType() || a is PlanSecret or PlanUnknown || b is PlanSecret or PlanUnknown);
    }

    // The first name that every item has, with another text in each.
    private static string? Key(PlanList before, PlanList after, IReadOnlyList<string> keys)
    {
        if (before.Items.Length + after.Items.Length == 0 || !before.Items.Concat(after.Items).All(item => item is PlanMap))
        {
            return null;
        }

        return keys.FirstOrDefault(key => IsKey(before, key) && IsKey(after, key));

        static bool IsKey(PlanList list, string key)
        {
            HashSet<string> seen = [];
            return list.Items.All(item => ((PlanMap)item).Text(key) is { Length: > 0 and <= 80 } text && !text.Contains('\n') && seen.Add(text));
        }
    }

    private static string[] Labels(PlanList list, string key) => [.. list.Items.Select(item => ((PlanMap)item).Text(key)!)];

    // Without order: equal items belong together. One item that is left on each side is the same one, changed.
    private static IEnumerable<ItemPair> Matched<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> areAlike)
        where T : notnull
    {
        Dictionary<T, Queue<int>> open = [];
        for (var i = 0; i < before.Count; i++)
        {
            (open.TryGetValue(before[i], out var places) ? places : open[before[i]] = []).Enqueue(i);
        }

        List<ItemPair> pairs = [];
        for (var i = 0; i < after.Count; i++)
        {
            pairs.Add(new ItemPair(open.TryGetValue(after[i], out var places) && places.TryDequeue(out var place) ? place : null, i));
        }

        int[] removed = [.. open.Values.SelectMany(places => places).Order()];
        int[] added = [.. pairs.Where(pair => pair.Before is null).Select(pair => pair.After!.Value)];
        if (removed is [var old] && added is [var now] && areAlike(before[old], after[now]))
        {
            return pairs.Select(pair => pair.Before is null ? pair with { Before = old } : pair);
        }

        return [.. removed.Select(place => new ItemPair(place, null)), .. pairs];
    }

    // In order: the longest run of items that both have stays; what is between is paired as far as it is alike.
    private static IEnumerable<ItemPair> InOrder<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, bool> areAlike)
        where T : notnull
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start].Equals(after[start]))
        {
            yield return new ItemPair(start, start++);
        }

        var tail = 0;
        while (tail < before.Count - start && tail < after.Count - start && before[before.Count - 1 - tail].Equals(after[after.Count - 1 - tail]))
        {
            tail++;
        }

        (int Before, int After) at = (start, start);
        foreach (var anchor in Common(before, after, start, before.Count - tail, after.Count - tail).Append((Before: before.Count - tail, After: after.Count - tail)))
        {
            while (at.Before < anchor.Before && at.After < anchor.After && areAlike(before[at.Before], after[at.After]))
            {
                yield return new ItemPair(at.Before++, at.After++);
            }

            while (at.Before < anchor.Before)
            {
                yield return new ItemPair(at.Before++, null);
            }

            while (at.After < anchor.After)
            {
                yield return new ItemPair(null, at.After++);
            }

            if (at.Before < before.Count && at.After < after.Count)
            {
                yield return new ItemPair(at.Before++, at.After++);
            }
        }

        while (at.Before < before.Count)
        {
            yield return new ItemPair(at.Before++, at.After++);
        }
    }

    // A longest common subsequence between the given places.
    private static List<(int Before, int After)> Common<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int start, int beforeEnd, int afterEnd)
        where T : notnull
    {
        var rows = beforeEnd - start;
        var columns = afterEnd - start;
        List<(int, int)> common = [];
        if ((long)rows * columns is 0 or > MostWork)
        {
            return common;
        }

        var length = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                length[row, column] = before[start + row].Equals(after[start + column])
                    ? length[row + 1, column + 1] + 1
                    : Math.Max(length[row + 1, column], length[row, column + 1]);
            }
        }

        for (int row = 0, column = 0; row < rows && column < columns;)
        {
            if (before[start + row].Equals(after[start + column]))
            {
                common.Add((start + row++, start + column++));
            }
            else if (length[row + 1, column] >= length[row, column + 1])
            {
                row++;
            }
            else
            {
                column++;
            }
        }

        return common;
    }
}
